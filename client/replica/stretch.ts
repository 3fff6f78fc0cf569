import type { Conversation } from '#client/messenger.ts'
import { withOriginals } from '#client/replica/reply-news.ts'
import type { Message } from '#contracts/messages.ts'

/** Messages of one chat kept in memory at most; beyond it the end farther from the reader is dropped. */
export const STRETCH_MAX = 600
/** What live messages may add before the oldest are dropped, so that it is not done for each of them. */
const STRETCH_SLACK = 200

/** The place of `seq` in a sorted list, or where it would stand. */
function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Brings a stretch up to date with messages in their present state: known ones are replaced when their `rev` is newer,
 * new ones stand at their `seq`; those outside of the stretch belong to pages that are not loaded, but replies may answer them.
 */
export function updateStretch(conversation: Conversation, incoming: readonly Message[]): Conversation {
  let messages: Message[] | null = null
  for (const message of incoming) {
    const list: readonly Message[] = messages ?? conversation.messages
    const place = placeOf(list, message.seq)
    const known = list[place]
    if (known?.seq === message.seq) {
      if (message.rev <= known.rev) continue
      messages ??= [...list]
      messages[place] = message
    } else {
      if (place === list.length && conversation.hasNewer) continue
      if (place === 0 && list.length > 0 && conversation.hasOlder) continue
      messages ??= [...list]
      messages.splice(place, 0, message)
    }
  }
  const shown = withOriginals(messages ?? conversation.messages, incoming)
  if (shown === conversation.messages) return conversation
  const next = { ...conversation, messages: shown }
  return shown.length > STRETCH_MAX + STRETCH_SLACK ? dropOldest(next) : next
}

export function dropOldest(conversation: Conversation): Conversation {
  if (conversation.messages.length <= STRETCH_MAX) return conversation
  return { ...conversation, messages: conversation.messages.slice(-STRETCH_MAX), hasOlder: true }
}

export function dropNewest(conversation: Conversation): Conversation {
  if (conversation.messages.length <= STRETCH_MAX) return conversation
  return { ...conversation, messages: conversation.messages.slice(0, STRETCH_MAX), hasNewer: true }
}
