import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { readersOf } from '#components/messages/readers.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Member } from '#contracts/chats.ts'

/** Who has read one's own message, and who has not yet, as it is now. Rule TH21. */
export function ReadersDialog({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const [seq = 0] = seqs
  const t = useTranslations('thread.readers')
  const messenger = useMessenger()
  const meId = useMessengerState((state) => state.me.id)
  const members = useMessengerState((state) => state.members.get(chatId))
  useEffect(() => void messenger.loadMembers(chatId), [messenger, chatId])

  const { read, others } = readersOf(members ?? [], { seq, authorId: meId })
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')}>
      {members ? (
        <>
          <People title={t('read', { count: read.length })} people={read} />
          <People title={t('others', { count: others.length })} people={others} />
        </>
      ) : (
        <div aria-busy className="grid gap-3 pb-2">
          <Skeleton className="h-12 rounded-md" />
          <Skeleton className="h-12 rounded-md" />
        </div>
      )}
    </Dialog>
  )
}

function People({ title, people }: { title: string; people: readonly Member[] }) {
  if (people.length === 0) return null
  return (
    <section aria-label={title} className="pb-3">
      <h3 className="pb-1 text-sm font-title text-ink-2">{title}</h3>
      <ul>
        {people.map(({ user }) => (
          <li key={user.id} className="flex min-h-13 items-center gap-3">
            <Avatar id={user.id} name={user.display_name || user.username} size={36} />
            <bdi className="min-w-0 flex-1 truncate font-name">{user.display_name || user.username}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
