import { z } from 'zod'

export interface JsonSchema {
  properties?: Record<string, unknown>
  required?: string[]
  $defs?: Record<string, JsonSchema>
  [keyword: string]: unknown
}

/** Collects the named schemas (`.meta({ id })`) of a description under `#/components/schemas`. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {}

  /** What a caller has to send. */
  input(schema: z.ZodType): JsonSchema {
    return this.#add(schema, 'input')
  }

  /** What he gets. */
  output(schema: z.ZodType): JsonSchema {
    return this.#add(schema, 'output')
  }

  #add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, ...made } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as JsonSchema
    for (const [name, definition] of Object.entries($defs)) this.#keep(name, definition)
    return clean(made)
  }

  #keep(name: string, definition: JsonSchema): void {
    const cleaned = clean(definition)
    const known = this.schemas[name]
    if (known && JSON.stringify(known) !== JSON.stringify(cleaned)) {
      throw new Error(`The schema ${name} means one thing in requests and another in answers: give them two names`)
    }
    this.schemas[name] = cleaned
  }
}

/**
 * References point to the components. Answers may grow new fields: `additionalProperties: false` would have strict
 * programs refuse them.
 */
function clean(schema: JsonSchema): JsonSchema {
  const { $schema: _, ...rest } = schema
  return adapt(rest) as JsonSchema
}

function adapt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(adapt)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, one]) => key !== 'additionalProperties' || one !== false)
  return Object.fromEntries(entries.map(([key, one]) => [key, key === '$ref' ? toComponent(String(one)) : adapt(one)]))
}

function toComponent(reference: string): string {
  return reference.replace('#/$defs/', '#/components/schemas/')
}
