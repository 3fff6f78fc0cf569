import type { ChatEntry } from '#client/messenger.ts'

/** Whether two states of a chat look the same in the list, though one came with the page and the other one over the socket. */
export function sameEntry(a: ChatEntry | undefined, b: ChatEntry | undefined): boolean {
  if (a === b || !a || !b) return a === b
  return (
    a.unread === b.unread &&
    a.lastReadSeq === b.lastReadSeq &&
    a.unreadFrom === b.unreadFrom &&
    a.othersReadSeq === b.othersReadSeq &&
    a.typing.length === 0 &&
    b.typing.length === 0 &&
    a.chat.name === b.chat.name &&
    a.chat.head === b.chat.head &&
    a.chat.member_count === b.chat.member_count &&
    (a.chat.membership === null) === (b.chat.membership === null) &&
    a.chat.peer?.display_name === b.chat.peer?.display_name &&
    sameMessage(a.chat.last_message, b.chat.last_message)
  )
}

/** A message is told by its place and its last change. */
function sameMessage(a: ChatEntry['chat']['last_message'], b: ChatEntry['chat']['last_message']): boolean {
  return a?.id === b?.id && a?.rev === b?.rev && a?.display_name === b?.display_name
}
