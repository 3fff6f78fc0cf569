import { listDays } from '#domain/messages/list-days.ts'
import { listDaysEndpoint } from '#http/endpoints/messages.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listDaysEndpoint, ({ actor, params, query }) => listDays(actor, { ...params, ...query })),
)
