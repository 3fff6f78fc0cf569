import { applyChat } from '#client/replica/apply-chat.ts'
import { mergePage } from '#client/replica/merge-page.ts'
import type { Replica } from '#client/replica/replica.ts'
import { withChat, withoutPinned } from '#client/replica/replica.ts'
import type { ChatReset } from '#contracts/sync.ts'

/**
 * Replaces a chat that was too far behind by the fresh one with its newest page. What is older than the cursor changes
 * nothing, and where no messages are kept the chat alone is enough. The cursor stands where both are known: at the lower of the two heads.
 */
export function applyReset(replica: Replica, reset: ChatReset): Replica {
  const head = Math.min(reset.chat.head, reset.page.head)
  const known = replica.chats.get(reset.chat.id)
  if (known && head <= known.rev) return replica
  const entered = applyChat(replica, reset.chat, false)
  if (!replica.conversations.has(reset.chat.id)) return entered
  // Steps were left out, and with them what was pinned and unpinned.
  const next = mergePage(withoutPinned(entered, reset.chat.id), reset.page, { kind: 'replace' }, [])
  const record = next.chats.get(reset.chat.id)
  return record ? withChat(next, { ...record, rev: head }) : next
}
