import { z } from 'zod'
import { draft, draftRequest } from '#contracts/drafts.ts'
import { idText } from '#contracts/primitives.ts'
import { endpoint } from '#http/endpoint.ts'

export const saveDraftEndpoint = endpoint({
  method: 'PUT',
  path: '/api/chats/{chat_id}/draft',
  name: 'saveDraft',
  tag: 'Chats',
  summary: 'Keeps what the caller has begun to write in a chat, for all his devices',
  description:
    'The draft as a whole: an empty one takes it away. `based_on` is the `rev` of the draft that it continues; when another one stands there, the answer is 409, and `membership.draft` of the chat is the newer one. Nobody else sees it.',
  access: 'signed_in',
  limit: 'write',
  params: z.object({ chat_id: idText }),
  body: draftRequest,
  answer: draft,
  problems: [
    ['not_found', 'Chat not found'],
    ['forbidden', 'Only members keep drafts'],
    ['conflict', 'Another draft stands here by now'],
  ],
})
