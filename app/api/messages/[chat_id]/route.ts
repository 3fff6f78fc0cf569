import { readLongPage } from '#domain/messages/read-history.ts'
import { readMessagesEndpoint } from '#http/endpoints/messages.ts'
import { streamArray } from '#http/json-stream.ts'
import { linkHeader } from '#http/link-header.ts'
import { jsonReply } from '#http/reply.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(readMessagesEndpoint, async ({ actor, params, query, url }) => {
    const { first, last, hasOlder, hasNewer, messages } = await readLongPage(actor, { ...params, ...query })
    const pages = {
      ...(first && hasOlder && { prev: { before_seq: first } }),
      ...(last && hasNewer && { next: { after_seq: last } }),
    }
    const link = linkHeader(url, pages)
    return Array.isArray(messages) ? jsonReply(messages, link) : streamArray(messages, link)
  }),
)
