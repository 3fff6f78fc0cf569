import type { z } from 'zod'
import { problem } from '#contracts/problems.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { Components, type JsonSchema } from '#http/openapi-components.ts'
import { problemsOf } from '#http/openapi-problems.ts'

const PROBLEM_TYPE = 'application/problem+json'

/**
 * The description of the API (OpenAPI 3.1), made from the schemas that check the requests.
 * `cookieName` is the browser's session cookie.
 */
export function describeApi(endpoints: readonly Endpoint[], cookieName: string): Record<string, unknown> {
  const components = new Components()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {}
    paths[endpoint.path] = path
    path[endpoint.method.toLowerCase()] = operation(endpoint, components)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mini Messenger',
      version: '1.0.0',
      description:
        'Every path answers the same with and without its trailing slash. Errors are problem details (RFC 9457). Times are ISO 8601 in UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `access_token` of `POST /api/users/login`',
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieName,
          description: 'The session of a signed-in browser; changes are then taken from our own pages only',
        },
      },
    },
  }
}

function operation(endpoint: Endpoint, components: Components): Record<string, unknown> {
  const { name, tag, summary, description, access, body, bodyOptional, answer, answerHeaders } = endpoint
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: access === 'signed_in' ? [{ bearer: [] }, { cookie: [] }] : [],
    parameters: [
      ...parameters(endpoint.params, 'path', components),
      ...parameters(endpoint.query, 'query', components),
    ],
    ...(body && {
      requestBody: { required: !bodyOptional, content: { 'application/json': { schema: components.input(body) } } },
    }),
    responses: {
      200: {
        description: 'Done',
        ...(answerHeaders && { headers: mapValues(answerHeaders, header) }),
        content: { 'application/json': { schema: components.output(answer) } },
      },
      ...problems(endpoint, components),
    },
  }
}

function header(description: string) {
  return { description, schema: { type: 'string' } }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', components: Components): unknown[] {
  if (!schema) return []
  const { properties = {}, required = [] } = components.input(schema)
  return Object.entries(properties).map(([name, one]) => {
    const { description, ...rest } = one as JsonSchema
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    }
  })
}

function problems(endpoint: Endpoint, components: Components): Record<string, unknown> {
  const schema = components.output(problem)
  return mapValues(problemsOf(endpoint), (sentences) => ({
    description: sentences.join(' · '),
    content: { [PROBLEM_TYPE]: { schema } },
  }))
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
