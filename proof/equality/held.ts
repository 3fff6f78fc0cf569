import type { MessengerState } from '#client/messenger.ts'

/**
 * All that a device holds and a fresh one fetches: the list and its order, every chat with unread, marks, last message and count
 * of members, the open chat's messages, and who is in it.
 * @param hasMarks whether the marks in the list of members are looked at: they have no numbers, and only a list that was loaded
 *   before a device was away may be behind in them; the furthest of them, which ticks show, is always looked at
 */
export function heldBy(
  { me, order, chats, conversations, members, outbox }: MessengerState,
  chatId: number,
  hasMarks: boolean,
) {
  const entries = [...chats.values()]
    .filter(({ chat }) => chat.membership !== null || chat.id === chatId)
    .sort((a, b) => a.chat.id - b.chat.id)
    .map(({ chat, rev, unread, mentions, lastReadSeq, unreadFrom, othersReadSeq, typing }) => {
      const { membership, others_read_seq: _, ...shared } = chat
      const mine = membership && {
        role: membership.role,
        draft: membership.draft,
        votes: membership.votes,
        joined: membership.joined_at,
        lastReadSeq,
        unread,
        mentions,
        unreadFrom,
      }
      return { ...shared, rev, othersReadSeq, typing, mine }
    })
  const conversation = conversations.get(chatId)
  const people = [...(members.get(chatId) ?? [])].sort((a, b) => a.user.id - b.user.id)
  return {
    me,
    order,
    entries,
    status: conversation?.status,
    messages: conversation?.messages,
    ends: [conversation?.hasOlder, conversation?.hasNewer],
    people: hasMarks ? people : people.map(({ last_read_seq: _, ...rest }) => rest),
    waiting: outbox.length,
  }
}
