import { useState } from 'react'
import type { Conversation } from '#client/messenger.ts'
import type { Row } from '#components/messages/rows.ts'

/** When a whole batch arrives, only so many of its last messages move in. */
const MOVING = 3

/** Tells which rows have come while the chat was open, and so move in. */
export function useFresh(conversation: Conversation, rows: readonly Row[]): (row: Row) => boolean {
  const [opened] = useState(() => ({ at: Date.now(), seq: conversation.messages.at(-1)?.seq ?? 0 }))
  const last = new Set(rows.slice(-MOVING))
  return (row) => {
    if (row.kind !== 'bubble' || !last.has(row)) return false
    return row.seq === null ? row.at >= opened.at : row.seq > opened.seq
  }
}
