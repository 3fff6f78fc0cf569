import type { useTranslations } from 'use-intl'
import type { Messenger } from '#client/messenger.ts'
import { showToast } from '#components/ui/toasts.ts'

/** Pins a message, or takes its pin away, and says why when that is not possible. Rules PN1, PN2. */
export async function pinNow({
  t,
  messenger,
  chatId,
  seq,
  on,
}: {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chatId: number
  seq: number
  on: boolean
}): Promise<void> {
  const answer = await messenger.pin(chatId, seq, on)
  if (answer.ok) return showToast(t(on ? 'pins.pinned' : 'pins.unpinned'))
  const { code } = answer.problem
  const why = code === 'conflict' ? 'tooMany' : code === 'forbidden' || code === 'not_found' ? 'refused' : 'unanswered'
  showToast(t(`pins.${why}`), { tone: 'danger' })
}
