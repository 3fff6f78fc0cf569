import { closePoll } from '#domain/polls/vote.ts'
import { closePollEndpoint } from '#http/endpoints/polls.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(closePollEndpoint, ({ actor, params }) => closePoll(actor, params)),
)
