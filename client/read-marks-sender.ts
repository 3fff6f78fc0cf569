import { backoff } from '#client/connection/backoff.ts'
import type { Wire } from '#client/connection/wire.ts'
import type { ChatRecord } from '#client/replica/replica.ts'
import type { ReadAnswer } from '#contracts/chats.ts'

/** Marks that move while one scrolls are told together. */
const COALESCE_MS = 200

export interface ReadMarksPorts {
  wire: Wire
  /** Chats whose mark here is ahead of the one the server has confirmed. */
  unconfirmed(): readonly ChatRecord[]
  isConnected(): boolean
  onAnswer(answer: ReadAnswer): void
}

/** Tells the server how far one has read, until it agrees. */
export function createReadMarksSender({ wire, unconfirmed, isConnected, onAnswer }: ReadMarksPorts) {
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
    const answers = await Promise.all(
      unconfirmed().map((record) => wire.request('chat:read', { chat_id: record.chat.id, seq: record.lastReadSeq })),
    )
    sending = false
    for (const answer of answers) if (answer.ok) onAnswer(answer.data)
    failures = answers.every((answer) => answer.ok) ? 0 : failures + 1
    soon(failures > 0 ? backoff(failures) : COALESCE_MS)
  }

  return {
    soon: () => soon(),
    pause() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
