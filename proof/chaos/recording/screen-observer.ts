import type { Conversation, MessengerState, OutboxItem } from '#client/messenger.ts'
import type { Recorder } from '#proof/chaos/recording/recorder.ts'

/** What fits on a screen, and a little more. */
const ROWS_MAX = 25
/** ms between two looks at a conversation that are written down, and at one whose queue changed. */
const WRITE_EVERY = 500
const WRITE_QUEUE_EVERY = 100

/** Writes down what the screen of an open conversation shows: stored messages, then what is on its way. */
export class ScreenObserver {
  #last = new Map<number, { conversation: Conversation; outbox: readonly OutboxItem[]; at: number }>()

  constructor(
    private readonly recorder: Recorder,
    private readonly who: { client: string; user: number },
  ) {}

  look({ conversations, outbox }: MessengerState): void {
    const at = this.recorder.now()
    for (const conversation of conversations.values()) {
      if (conversation.status !== 'ready') continue
      const { chatId } = conversation
      const last = this.#last.get(chatId)
      const waited = at - (last?.at ?? Number.NEGATIVE_INFINITY)
      const queued = outbox !== last?.outbox && outbox.some((item) => item.chatId === chatId)
      const moved = conversation !== last?.conversation && waited >= WRITE_EVERY
      if (!moved && !(queued && waited >= WRITE_QUEUE_EVERY)) continue
      this.#last.set(chatId, { conversation, outbox, at })
      this.#write(at, conversation, outbox)
    }
  }

  #write(at: number, { chatId, messages }: Conversation, outbox: readonly OutboxItem[]): void {
    const { client, user } = this.who
    const stored = messages.slice(-ROWS_MAX).map((message) => ({
      id: message.id,
      author: message.user_id,
      clientId: message.client_id,
      seq: message.seq,
      pending: false,
    }))
    const pending = outbox
      .filter((item) => item.chatId === chatId)
      .map(({ clientId }) => ({ id: null, author: user, clientId, seq: null, pending: true }))
    this.recorder.write({ type: 'rendered', at, client, user, chat: chatId, rows: [...stored, ...pending] })
  }
}
