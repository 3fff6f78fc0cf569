import { safeNext } from '#auth/safe-next.ts'
import type { Problem } from '#contracts/problems.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { guarded, requireSameOrigin } from '#http/guard.ts'
import { problemReply, toProblem } from '#http/problem.ts'
import { readBody, readJson, requireType, utf8 } from '#http/read-request.ts'
import { toResponse } from '#http/reply.ts'

/** What a page sent: fields of JSON as they are, of a form as text. */
export type Fields = Record<string, unknown>

interface Done {
  /** The answer to JSON; null: nothing to say. */
  json: unknown
  headers: [name: string, value: string][]
}

/**
 * A POST by our own pages, by script as JSON or by a plain form while no script has loaded yet. Both do the same deed;
 * a script is answered in JSON, a form is sent on (303): to `next`, or back to its page with the error's code. Rule: DL6.
 */
export function browserPost(formPage: string, deed: (fields: Fields, request: Request) => Promise<Done>) {
  return (request: Request): Promise<Response> =>
    guarded(
      request,
      async () => {
        requireSameOrigin(request)
        const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
        const fields = isForm ? await readForm(request) : await readFields(request)
        try {
          const { json, headers } = await answerInTime(() => deed(fields, request))
          if (isForm) return sendOn(safeNext(fields.next), headers)
          return json === null ? new Response(null, { status: 204, headers }) : Response.json(json, { headers })
        } catch (error) {
          const problem = toProblem(error)
          return isForm ? sendOn(`${formPage}?${whatWentWrong(problem, fields)}`) : toResponse(problemReply(problem))
        }
      },
      toResponse,
    )
}

async function readFields(request: Request): Promise<Fields> {
  const json = (await readJson(request)) ?? {}
  if (typeof json !== 'object' || Array.isArray(json)) throw new AppError('invalid', 'The body must be a JSON object')
  return json as Fields
}

async function readForm(request: Request): Promise<Fields> {
  requireType(request, /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i, 'a form in UTF-8')
  const bytes = await readBody(request, SERVER_LIMITS.jsonBodyMax)
  try {
    return Object.fromEntries(new URLSearchParams(utf8(bytes)))
  } catch {
    throw new AppError('bad_request', 'The form is not valid UTF-8')
  }
}

/** What the page needs to say it again: the code, the field, the seconds to wait, and what was typed but the password. */
function whatWentWrong(problem: Problem, fields: Fields): URLSearchParams {
  const query = new URLSearchParams({ error: problem.code })
  const field = problem.errors?.[0]?.path
  if (field) query.set('field', field)
  if (problem.retry_after) query.set('retry_after', String(problem.retry_after))
  for (const name of ['username', 'display_name', 'next']) {
    const typed = fields[name]
    if (typeof typed === 'string' && typed) query.set(name, typed.slice(0, 200))
  }
  return query
}

function sendOn(location: string, headers: [string, string][] = []): Response {
  return new Response(null, { status: 303, headers: [...headers, ['location', location]] })
}
