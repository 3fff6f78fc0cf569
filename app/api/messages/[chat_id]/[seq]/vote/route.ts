import { vote } from '#domain/polls/vote.ts'
import { voteEndpoint } from '#http/endpoints/polls.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(voteEndpoint, ({ actor, params, body }) => vote(actor, { ...params, ...body })),
)
