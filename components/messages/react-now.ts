import type { useTranslations } from 'use-intl'
import type { Messenger } from '#client/messenger.ts'
import { currentWishes, setWishes, wishKey } from '#components/messages/wishes.ts'
import { showToast } from '#components/ui/toasts.ts'

export interface ReactionDeed {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chatId: number
  seq: number
  emoji: string
}

/** Wishes that are being told. */
const telling = new Set<string>()

/**
 * Gives one's reaction, or takes back what one has given: shown at once, and then told. Who presses again meanwhile gets what he
 * wanted last. Rule RX6.
 */
export async function reactNow(deed: ReactionDeed): Promise<void> {
  const { chatId, seq, emoji } = deed
  const key = wishKey(chatId, seq)
  const wished = () => currentWishes().reactions.get(key)?.get(emoji)
  const on = !(wished() ?? has(deed))
  setWish(key, emoji, on)
  const told = `${key} ${emoji}`
  if (telling.has(told)) return
  telling.add(told)
  const rev = await tell(deed, wished).finally(() => telling.delete(told))
  if (rev === null) {
    setWish(key, emoji, undefined)
    return
  }
  const last = wished()
  await shown(deed, rev)
  if (wished() === last && !telling.has(told)) setWish(key, emoji, undefined)
}

/** Tells a wish, and what it has become meanwhile. Answers where that stands in the chat; null when it was not done, and one was told. */
async function tell(deed: ReactionDeed, wished: () => boolean | undefined): Promise<number | null> {
  const { t, messenger, chatId, seq, emoji } = deed
  for (;;) {
    const on = wished() ?? false
    const answer = await messenger.react(chatId, { seq, emoji, on })
    if (!answer.ok) {
      const full = answer.problem.code === 'conflict'
      showToast(t(full ? 'reactions.tooMany' : 'reactions.failed'), { tone: 'danger' })
      return null
    }
    if (wished() === on) return answer.data.rev
  }
}

/** Resolves when the conversation shows the message as it was at `rev`, or no longer holds it. */
function shown({ messenger, chatId, seq }: ReactionDeed, rev: number): Promise<void> {
  const isShown = () => (find(messenger, chatId, seq)?.rev ?? Number.POSITIVE_INFINITY) >= rev
  if (isShown()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = messenger.subscribe(() => {
      if (!isShown()) return
      stop()
      resolve()
    })
  })
}

function has({ messenger, chatId, seq, emoji }: ReactionDeed): boolean {
  const reaction = find(messenger, chatId, seq)?.reactions.find((each) => each.emoji === emoji)
  return reaction?.people.includes(messenger.getState().me.id) ?? false
}

function find(messenger: Messenger, chatId: number, seq: number) {
  return messenger
    .getState()
    .conversations.get(chatId)
    ?.messages.find((message) => message.seq === seq)
}

function setWish(key: string, emoji: string, on: boolean | undefined): void {
  const wishes = currentWishes()
  const mine = new Map(wishes.reactions.get(key))
  if (on === undefined) mine.delete(emoji)
  else mine.set(emoji, on)
  const reactions = new Map(wishes.reactions)
  if (mine.size > 0) reactions.set(key, mine)
  else reactions.delete(key)
  setWishes({ ...wishes, reactions })
}
