import type { ModelChat } from '#proof/checker/testing/model-chat.ts'
import type { SeenChat, SeenPage, SeenSteps } from '#proof/history/parts.ts'

/** Messages of a page: few, so that short runs have long ways to go. */
const PAGE = 5

/** A chat as one person sees it in a list. */
export function seeChat(chat: ModelChat, user: number): SeenChat {
  const mine = chat.members.get(user)
  return {
    chat: chat.id,
    head: chat.head,
    lastMessage: chat.newest,
    memberCount: chat.members.size,
    membership: mine
      ? { role: mine.role, lastReadSeq: mine.mark, unread: { count: chat.unread(user), at: chat.head, from: null } }
      : null,
    othersReadSeq: chat.othersMark(user),
  }
}

/** The present state of everything that changed after a cursor. */
export function stepsAfter(chat: ModelChat, after: number, epoch: string): SeenSteps {
  const messages = [...chat.messages.values()].filter(({ rev }) => rev > after).sort((a, b) => a.rev - b.rev)
  const members = chat.memberList().filter(({ rev }) => rev > after)
  const revs = [...new Set([...messages, ...members].map(({ rev }) => rev))].sort((a, b) => a - b)
  return { chat: chat.id, epoch, after, upto: chat.head, head: chat.head, revs, messages, members }
}

/** The newest page, or that before a seq. */
export function pageOf(chat: ModelChat, epoch: string, beforeSeq: number | null): SeenPage {
  const older = [...chat.messages.values()].filter(({ seq }) => seq < (beforeSeq ?? Number.POSITIVE_INFINITY))
  const messages = older.slice(-PAGE)
  return {
    chat: chat.id,
    epoch,
    head: chat.head,
    messages,
    hasOlder: messages.length < older.length,
    hasNewer: older.length < chat.messages.size,
  }
}
