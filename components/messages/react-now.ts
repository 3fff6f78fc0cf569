import type { useTranslations } from 'use-intl'
import type { Messenger } from '#client/messenger.ts'
import { isInPlace, messageIn, tellWish } from '#components/messages/tell-wish.ts'
import { currentWishes, setWishes, wishKey } from '#components/messages/wishes.ts'
import { showToast } from '#components/ui/toasts.ts'

export interface ReactionDeed {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chatId: number
  seq: number
  emoji: string
}

/** Gives one's reaction, or takes back what one has given: shown at once, and then told. Rule RX6. */
export function reactNow({ t, messenger, chatId, seq, emoji }: ReactionDeed): Promise<void> {
  const key = wishKey(chatId, seq)
  const get = () => currentWishes().reactions.get(key)?.get(emoji)
  const reaction = messageIn(messenger, chatId, seq)?.reactions.find((each) => each.emoji === emoji)
  const has = reaction?.people.includes(messenger.getState().me.id) ?? false
  return tellWish<boolean>(
    messenger,
    {
      name: `${key} ${emoji}`,
      get,
      set: (on) => setWish(key, emoji, on),
      ask: (on) => messenger.react(chatId, { seq, emoji, on }),
      isShown: (told) => isInPlace(messenger, told),
      onRefused({ code }) {
        showToast(t(code === 'conflict' ? 'reactions.tooMany' : 'reactions.failed'), { tone: 'danger' })
      },
    },
    !(get() ?? has),
  )
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
