import { isCall, type Op } from '#proof/checker/index/intents.ts'
import type { Stored } from '#proof/checker/index/stored.ts'

/** What the rows lack of an *ok* operation, as a sentence; null when they have it, undefined for what changes no row. */
export function whyNotStored(stored: Stored, op: Op): string | null | undefined {
  const rev = op.answer?.message?.rev ?? op.answer?.rev
  const chat = 'chat' in op.call ? stored.chats.get(op.call.chat) : undefined
  if (rev !== undefined && chat && rev > chat.head) return `told of step ${rev}, where the head is ${chat.head}`
  if (isCall(op, 'send')) {
    const id = op.answer?.message?.id
    const row =
      id !== undefined || op.call.clientId === null
        ? stored.messages.get(id ?? 0)
        : stored.underKey(op.user, op.call.clientId)[0]
    return row ? null : 'there is no row of it'
  }
  if (isCall(op, 'edit', 'delete', 'react', 'unreact', 'pin', 'unpin')) {
    const row = stored.messages.get(op.call.message)
    if (!row) return 'there is no row of the message'
    if (isCall(op, 'delete') && !row.deleted) return 'the row is not deleted'
    const told = op.answer?.message
    if (told && (row.rev < told.rev || row.version < told.version)) {
      return `the row has rev ${row.rev} and version ${row.version}, told were ${told.rev} and ${told.version}`
    }
    return null
  }
  if (isCall(op, 'read')) {
    const told = op.answer?.mark?.lastReadSeq
    const row = stored.members.get(op.call.chat, op.user)
    return told !== undefined && row && row.lastReadSeq < told ? `the row has the mark ${row.lastReadSeq}` : null
  }
  if (isCall(op, 'create_chat')) {
    const made = op.answer?.chats?.[0]
    return made && !stored.chats.has(made.chat) ? `there is no chat ${made.chat}` : null
  }
  if (isCall(op, 'sign_out', 'revoke')) {
    const session = isCall(op, 'revoke') ? op.call.session : op.session
    const row = session === null ? undefined : stored.sessions.get(session)
    return row && !row.ended ? 'the session lives on' : null
  }
  return undefined
}
