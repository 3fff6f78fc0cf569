import { z } from 'zod'

/** The codes of every error the product answers with; `http/problem-status.ts` maps each to its status. */
export const problemCode = z.enum([
  'bad_request',
  'username_taken',
  'weak_password',
  'registration_closed',
  'not_authenticated',
  'invalid_token',
  'invalid_credentials',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'too_large',
  'unsupported_media_type',
  'invalid',
  'rate_limited',
  'internal',
  'unavailable',
])
export type ProblemCode = z.infer<typeof problemCode>

/** What is wrong with one field of the input. */
export const fieldProblem = z.object({ path: z.string(), message: z.string() })
export type FieldProblem = z.infer<typeof fieldProblem>

/** RFC 9457 problem details, as every transport answers them. `detail` is a plain sentence. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: problemCode,
    errors: z.array(fieldProblem).optional(),
    /** Seconds to wait before the next try; also sent as `Retry-After`. */
    retry_after: z.int().positive().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
