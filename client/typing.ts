import type { Wire } from '#client/connection/wire.ts'
import type { Input } from '#client/sync/engine-protocol.ts'

const SAY_EVERY_MS = 3_000
const BELIEVE_MS = 5_500

/** Says that one types, not too often; and believes others for a short time after each time they say so. */
export function createTyping(wire: Wire, dispatch: (input: Input) => void) {
  const saidAt = new Map<number, number>()
  const heard = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    say(chatId: number): void {
      const now = Date.now()
      if (now - (saidAt.get(chatId) ?? Number.NEGATIVE_INFINITY) < SAY_EVERY_MS) return
      saidAt.set(chatId, now)
      wire.say('chat:typing', { chat_id: chatId })
    },

    /** The message is out: the next key says it anew. */
    sent(chatId: number): void {
      saidAt.delete(chatId)
    },

    hear({ chat_id, user_id, display_name }: { chat_id: number; user_id: number; display_name: string }): void {
      const key = `${chat_id}:${user_id}`
      clearTimeout(heard.get(key))
      dispatch({ type: 'typing', chatId: chat_id, userId: user_id, displayName: display_name })
      const over = () => {
        heard.delete(key)
        dispatch({ type: 'typing_over', chatId: chat_id, userId: user_id })
      }
      heard.set(key, setTimeout(over, BELIEVE_MS))
    },

    pause(): void {
      for (const timer of heard.values()) clearTimeout(timer)
      heard.clear()
    },
  }
}
