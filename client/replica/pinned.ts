import type { Replica } from '#client/replica/replica.ts'
import type { Message, PinnedMessages } from '#contracts/messages.ts'

/** Brings a loaded list of what is pinned up to date with messages in their present state; where none is loaded, none is needed. Rule PN3. */
export function applyPinned(replica: Replica, chatId: number, messages: readonly Message[]): Replica {
  const known = replica.pinned.get(chatId)
  if (!known) return replica
  const news = messages.filter(({ seq, pinned_at }) => pinned_at !== null || known.some((each) => each.seq === seq))
  if (news.length === 0) return replica
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const message of news) {
    if ((bySeq.get(message.seq)?.rev ?? 0) > message.rev) continue
    if (message.pinned_at === null) bySeq.delete(message.seq)
    else bySeq.set(message.seq, message)
  }
  return put(replica, chatId, [...bySeq.values()])
}

/** Takes the list as the server read it, unless steps were applied meanwhile that it does not know: then it is asked again. */
export function seePinned(replica: Replica, { chat_id, head, messages }: PinnedMessages): Replica {
  const record = replica.chats.get(chat_id)
  if (!record || !replica.conversations.has(chat_id) || head < record.rev) return replica
  return put(replica, chat_id, messages)
}

function put(replica: Replica, chatId: number, messages: readonly Message[]): Replica {
  const list = [...messages].sort((a, b) => a.seq - b.seq)
  return { ...replica, pinned: new Map(replica.pinned).set(chatId, list) }
}
