import type { z } from 'zod'
import type { ProblemCode } from '#contracts/problems.ts'
import type { Bucket } from '#domain/rate-limits/buckets.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Schema = z.ZodType | undefined

/**
 * One call of the API: the same description checks requests and is published as OpenAPI.
 * `params` describes the `{names}` of the path and `query` the part after `?`; both get text.
 */
export interface Endpoint<
  Access extends 'anyone' | 'signed_in' = 'anyone' | 'signed_in',
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Answer extends z.ZodType = z.ZodType,
> {
  method: Method
  path: `/${string}`
  /** The operation's id, and what it is called in programs made from the description. */
  name: string
  tag: string
  /** One line: what it does. */
  summary: string
  /** What a caller must know beyond the line. */
  description?: string
  access: Access
  /** What a signed-in caller spends; null: the use case counts by itself. */
  limit: Bucket | null
  params?: Params
  query?: Query
  body?: Body
  /** A body may be left out: it is undefined then. */
  bodyOptional?: boolean
  answer: Answer
  /** Problems beyond those every call may answer: code and its sentence. */
  problems?: readonly (readonly [code: ProblemCode, sentence: string])[]
  /** Names of headers in a good answer, and what they say. */
  answerHeaders?: Record<string, string>
}

type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined

/** What a use case gets of a request, checked. */
export type Asked<E extends Endpoint> =
  E extends Endpoint<infer _Access, infer Params, infer Query, infer Body>
    ? { params: Output<Params>; query: Output<Query>; body: Output<Body> }
    : never

/** Writes a call down; its types follow from its schemas. */
export function endpoint<
  Access extends 'anyone' | 'signed_in',
  Answer extends z.ZodType,
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
>(description: Endpoint<Access, Params, Query, Body, Answer>): Endpoint<Access, Params, Query, Body, Answer> {
  return description
}
