import { readHistory } from '#domain/messages/read-history.ts'
import { readMessagesEndpoint } from '#http/endpoints/messages.ts'
import { linkHeader } from '#http/link-header.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(readMessagesEndpoint, async ({ actor, params, query, url }) => {
    const { messages, has_older, has_newer } = await readHistory(actor, { ...params, ...query }, { withSystem: false })
    const [first, last] = [messages.at(0), messages.at(-1)]
    const pages = {
      ...(first && has_older && { prev: { before_seq: first.seq } }),
      ...(last && has_newer && { next: { after_seq: last.seq } }),
    }
    return Response.json(messages, { headers: linkHeader(url, pages) })
  }),
)
