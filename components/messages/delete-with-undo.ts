import type { useTranslations } from 'use-intl'
import type { Messenger, Result } from '#client/messenger.ts'
import { currentWishes, setWishes, wishKey } from '#components/messages/wishes.ts'
import { showToast } from '#components/ui/toasts.ts'

/** How long a deletion can be undone, ms. */
const UNDO_MS = 5000

export interface Deletion {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chatId: number
  seqs: readonly number[]
}

/**
 * Deletes messages for everybody once their person can no longer undo that: when the offer has gone, or the page. Until then they
 * are gone on his screen only; what is not answered is there again. Rule DE5.
 */
export function deleteWithUndo(deletion: Deletion): void {
  const { t, seqs } = deletion
  let decided = false
  const decide = (deletes: boolean) => {
    if (decided) return
    decided = true
    removeEventListener('pagehide', leave)
    if (deletes) void send(deletion)
    else setGoing(deletion, false)
  }
  const leave = () => decide(true)
  addEventListener('pagehide', leave)
  setGoing(deletion, true)
  showToast(seqs.length === 1 ? t('deleted') : t('deletion.many', { count: seqs.length }), {
    shownMs: UNDO_MS,
    action: { label: t('deletion.undo'), run: () => decide(false) },
    onGone: () => decide(true),
  })
}

/** What was deleted stays away here too: the news of it may come after the answer. */
async function send(deletion: Deletion): Promise<void> {
  const { t, messenger, chatId, seqs } = deletion
  const answers = await Promise.all(seqs.map((seq) => messenger.deleteMessage(chatId, seq)))
  const codes = new Map(seqs.map((seq, at) => [seq, codeOf(answers[at])]))
  const refused = seqs.filter((seq) => codes.get(seq) === 'not_found' || codes.get(seq) === 'forbidden')
  const again = { ...deletion, seqs: seqs.filter((seq) => codes.get(seq) !== null && !refused.includes(seq)) }
  setGoing({ ...deletion, seqs: [...refused, ...again.seqs] }, false)
  if (again.seqs.length > 0) {
    const run = () => {
      setGoing(again, true)
      void send(again)
    }
    showToast(t('deletion.unanswered'), { tone: 'danger', action: { label: t('retry'), run } })
  } else if (refused.length > 0) showToast(t('deletion.refused'), { tone: 'danger' })
}

/** Null for what was deleted. */
function codeOf(answer: Result<unknown> | undefined): string | null {
  return answer?.ok ? null : (answer?.problem.code ?? 'internal')
}

function setGoing({ chatId, seqs }: Deletion, isGoing: boolean): void {
  const wishes = currentWishes()
  const going = new Set(wishes.going)
  for (const seq of seqs) {
    if (isGoing) going.add(wishKey(chatId, seq))
    else going.delete(wishKey(chatId, seq))
  }
  setWishes({ ...wishes, going })
}
