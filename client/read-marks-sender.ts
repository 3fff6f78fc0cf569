import { backoff } from '#client/connection/backoff.ts'
import type { Wire } from '#client/connection/wire.ts'
import type { Result } from '#client/messenger.ts'
import { tidingsOf } from '#client/replica/read-marks.ts'
import type { ChatRecord, FlagWish } from '#client/replica/replica.ts'
import type { ReadAnswer } from '#contracts/chats.ts'

/** Marks that move while one scrolls are told together. */
const COALESCE_MS = 200

export interface ReadMarksPorts {
  wire: Wire
  /** Marks a chat unread from a message on. */
  markUnread(chatId: number, fromSeq: number): Promise<Result<ReadAnswer>>
  /** Chats whose mark or flag here is not the one the server has confirmed. */
  unconfirmed(): readonly ChatRecord[]
  isConnected(): boolean
  onAnswer(answer: ReadAnswer, told: FlagWish | null): void
}

/** Tells the server how far one has read and what one has marked unread, until it agrees. */
export function createReadMarksSender({ wire, markUnread, unconfirmed, isConnected, onAnswer }: ReadMarksPorts) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let sending = false
  let failures = 0

  function soon(ms = COALESCE_MS): void {
    if (timer !== null || sending || !isConnected() || unconfirmed().length === 0) return
    timer = setTimeout(() => {
      timer = null
      void tell()
    }, ms)
  }

  async function tell(): Promise<void> {
    sending = true
    const done = await Promise.all(unconfirmed().map(tellOne))
    sending = false
    failures = done.every(Boolean) ? 0 : failures + 1
    soon(failures > 0 ? backoff(failures) : COALESCE_MS)
  }

  /** True when the server has taken all of it. */
  async function tellOne(record: ChatRecord): Promise<boolean> {
    const { read, unread } = tidingsOf(record)
    if (read) {
      const answer = await wire.request('chat:read', read)
      if (!answer.ok) return false
      onAnswer(answer.data, unread ? null : record.wish)
    }
    if (!unread) return true
    const answer = await markUnread(unread.chat_id, unread.from_seq)
    if (answer.ok) onAnswer(answer.data, record.wish)
    return answer.ok
  }

  return {
    soon: () => soon(),
    pause() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
