import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { PeopleSection } from '#components/messages/people-section.tsx'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** Who has chosen which answer of an open poll, as it is now. Rule PL7. */
export function VotersDialog({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const [seq = 0] = seqs
  const t = useTranslations('thread.poll')
  const messenger = useMessenger()
  const poll = useMessengerState(
    (state) => state.conversations.get(chatId)?.messages.find((message) => message.seq === seq)?.poll ?? null,
  )
  const members = useMessengerState((state) => state.members.get(chatId))
  useEffect(() => void messenger.loadMembers(chatId), [messenger, chatId])
  const isGone = poll === null
  useEffect(() => {
    if (isGone) onOpenChange(false)
  }, [isGone, onOpenChange])

  const named = (id: number) => {
    const user = members?.find((member) => member.user.id === id)?.user
    return { id, name: user?.display_name || user?.username || t('formerMember') }
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('who')}>
      {members &&
        poll?.options.map(({ text, people, votes }) => (
          <PeopleSection key={text} title={t('answer', { text, count: votes })} people={people.map(named)} />
        ))}
    </Dialog>
  )
}
