import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { fullMoment } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { loadTools } from '#components/messages/load-tools.ts'
import type { MessageMenuContext } from '#components/messages/message-menu-items.tsx'
import type { messageTools } from '#components/messages/message-tools.ts'
import { type BubbleRow, canDelete, canReact, canReply } from '#components/messages/rows.ts'
import type { LiftedThing } from '#components/ui/lifted.tsx'
import { showToast } from '#components/ui/toasts.ts'
import { type MenuAt, useMenuAt } from '#components/ui/use-menu-at.tsx'

/** The menu of one message at a time: where it was pressed, or at the message itself; and what its shortcuts do without it. */
export function useMessageMenu(
  { chat }: ChatEntry,
  deeds: Pick<MessageMenuContext, 'edit' | 'reply' | 'toComposer' | 'openDialog' | 'select'>,
) {
  const t = useTranslations('thread')
  const common = useTranslations('common')
  const region = useRegion()
  const messenger = useMessenger()
  const { menu, openMenu } = useMenuAt(loadTools)

  const withTools = async (run: (tools: typeof messageTools) => void) => {
    const known = await loadTools()
    if (known) run(known)
    else showToast(common('notLoaded'), { tone: 'danger' })
  }
  const about = { t, messenger, chatId: chat.id }
  const react = (row: BubbleRow, emoji: string) => {
    if (canReact(row, chat)) void withTools(({ reactNow }) => void reactNow({ ...about, seq: row.seq, emoji }))
  }

  return {
    menu,
    /** Begins to answer a message, or what is selected in it; false when it cannot be answered. */
    reply(row: BubbleRow, wants?: 'whole'): boolean {
      if (!canReply(row)) return false
      if (wants === 'whole') window.getSelection()?.removeAllRanges()
      const { seq } = row
      void withTools(({ selectedOf }) => deeds.reply(seq, selectedOf(placeOf(row), row.content)))
      return true
    },
    /** Gives one's reaction, or takes it back. */
    react,
    /** Chooses an answer of a poll, or takes that back. */
    vote({ seq, ballot }: BubbleRow, at: number): void {
      if (seq !== null && ballot) void withTools(({ pressAnswer }) => pressAnswer({ ...about, seq }, ballot, at))
    },
    /** Deletes a message; false when it cannot be. */
    remove(row: BubbleRow): boolean {
      if (!canDelete(row, chat)) return false
      void withTools(({ deleteWithUndo }) => deleteWithUndo({ ...about, seqs: [row.seq] }))
      return true
    },
    openMenu(row: BubbleRow, place: Pick<MenuAt, 'at' | 'byKey'>): void {
      const items = async () => (await loadTools())?.itemsOf(row, { t, messenger, chat, react, ...deeds }) ?? null
      const lifted = isTouch() ? liftedRow(row) : undefined
      openMenu({ label: t('menu.label'), moment: fullMoment(row.at, region), items, lifted, ...place })
    },
  }
}

/** Where a message stands in the document. */
function placeOf({ key }: BubbleRow): HTMLElement | null {
  return document.querySelector(`[data-message="${key}"] article`)
}

/** A message over the page, in its own measures. */
function liftedRow(row: BubbleRow): LiftedThing | undefined {
  const face = placeOf(row)
  const element = face?.closest<HTMLElement>('[data-message]')
  const keeps = ['--thread-text', '--thread-line', '--thread-share', '--thread-avatar']
  return face && element ? { element, face, keeps } : undefined
}
