import { AppError } from '#domain/app-error.ts'
import type { Asking } from '#http/asking.ts'
import { optionsReply } from '#http/cors.ts'
import type { Method } from '#http/endpoint.ts'
import { type Answered, guarded } from '#http/guard.ts'
import { problemReply, toProblem } from '#http/problem.ts'
import { type Reply, toResponse } from '#http/reply.ts'

type Answer = (request: Request) => Promise<Response>

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Handlers<H> = Record<(typeof METHODS)[number], H>

/** Everything a path answers: its methods, 405 to the others, OPTIONS. Its parts are the exports of a `route.ts`. */
export function answerMethods(answers: Partial<Record<Method, Answer>>): Handlers<Answer> {
  return everyMethod(byMethod(answers, toResponse))
}

/** Answers 404 whatever is asked: the place of everything that is no call of the API. */
export function unknownAddress(): Handlers<Answer> {
  const refuse = async () => {
    throw new AppError('not_found', 'There is nothing at this address')
  }
  return everyMethod((request) => guarded(request, refuse, toResponse))
}

/** Has each method answered by its own handler, the others by 405, and OPTIONS. `made` turns a reply into what they answer. */
export function byMethod<Q extends Asking, A extends Answered>(
  answers: Partial<Record<Method, (asking: Q) => Promise<A>>>,
  made: (reply: Reply) => A,
): (asking: Q) => Promise<A> {
  const methods = Object.keys(answers) as Method[]
  const allow = [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ')
  const choose = async (asking: Q) => {
    if (asking.method === 'OPTIONS') return made(optionsReply(asking, allow))
    // HEAD is GET whose body is not sent.
    const answer = answers[(asking.method === 'HEAD' ? 'GET' : asking.method) as Method]
    if (answer) return answer(asking)
    const problem = toProblem(new AppError('method_not_allowed', `This address takes ${allow}`))
    return made(problemReply(problem, { allow }))
  }
  return (asking) => guarded(asking, () => choose(asking), made)
}

/** The same handler for every method: it looks at the method itself. */
export function everyMethod<H>(handle: H): Handlers<H> {
  return Object.fromEntries(METHODS.map((method) => [method, handle])) as Handlers<H>
}
