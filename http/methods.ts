import { AppError } from '#domain/app-error.ts'
import { optionsResponse } from '#http/cors.ts'
import type { Method } from '#http/endpoint.ts'
import { guarded } from '#http/guard.ts'
import { problemResponse, toProblem } from '#http/problem.ts'

export type Answer = (request: Request) => Promise<Response>

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Handlers = Record<(typeof METHODS)[number], Answer>

/** Everything a path answers: its methods, 405 to the others, OPTIONS. Its parts are the exports of a `route.ts`. */
export function answerMethods(answers: Partial<Record<Method, Answer>>): Handlers {
  const methods = Object.keys(answers) as Method[]
  const allow = [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ')
  return everyMethod(async (request) => {
    if (request.method === 'OPTIONS') return optionsResponse(request, allow)
    // HEAD is GET whose body is not sent.
    const answer = answers[(request.method === 'HEAD' ? 'GET' : request.method) as Method]
    if (answer) return answer(request)
    const problem = toProblem(new AppError('method_not_allowed', `This address takes ${allow}`))
    return problemResponse(problem, { allow })
  })
}

/** Answers 404 whatever is asked: the place of everything that is no call of the API. */
export function unknownAddress(): Handlers {
  return everyMethod(async () => {
    throw new AppError('not_found', 'There is nothing at this address')
  })
}

function everyMethod(handle: Answer): Handlers {
  const guard = (request: Request) => guarded(request, () => handle(request))
  return Object.fromEntries(METHODS.map((method) => [method, guard])) as Handlers
}
