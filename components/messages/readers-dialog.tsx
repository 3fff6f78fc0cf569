import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { clockTime, dayLabel } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { PeopleSection } from '#components/messages/people-section.tsx'
import { readersOf } from '#components/messages/readers.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Member } from '#contracts/chats.ts'
import type { MessageReaders } from '#contracts/messages.ts'

/** Who has read one's own message, and when, and who has not yet, as it is now; where there are many, how many. Rule TH21. */
export function ReadersDialog({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const [seq = 0] = seqs
  const t = useTranslations('thread.readers')
  const messenger = useMessenger()
  const meId = useMessengerState((state) => state.me.id)
  const members = useMessengerState((state) => state.members.get(chatId))
  const [told, setTold] = useState<MessageReaders | null>(null)
  useEffect(() => void messenger.loadMembers(chatId), [messenger, chatId])

  const { read, others } = readersOf(members ?? [], { seq, authorId: meId })
  // Whoever reads it now is in the list at once; when that was, the server says a moment later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each new reader.
  useEffect(() => {
    let gone = false
    void messenger.listReaders(chatId, seq).then((answer) => {
      if (answer.ok && !gone) setTold(answer.data)
    })
    return () => {
      gone = true
    }
  }, [messenger, chatId, seq, read.length])
  const times = new Map(told?.readers?.map(({ user, read_at }) => [user.id, read_at]))
  const many = told !== null && told.readers === null

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')}>
      {!members ? (
        <div aria-busy className="grid gap-3 pb-2">
          <Skeleton className="h-12 rounded-md" />
          <Skeleton className="h-12 rounded-md" />
        </div>
      ) : many ? (
        <p className="pb-4 text-ink-2">{t('by', { count: read.length, all: read.length + others.length })}</p>
      ) : (
        <>
          <PeopleSection title={t('read', { count: read.length })} people={drawn(byTime(read, times), times)} />
          <PeopleSection title={t('others', { count: others.length })} people={drawn(others)} />
        </>
      )}
    </Dialog>
  )
}

type Times = ReadonlyMap<number, string | null>

/** The first reader first; those of whom it is not known stay behind them, in the order of the list. */
function byTime(people: readonly Member[], times: Times): readonly Member[] {
  const at = ({ user }: Member) => times.get(user.id) ?? '9'
  return people.toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}

/** As the list draws them. */
function drawn(people: readonly Member[], times?: Times) {
  return people.map(({ user }) => ({
    id: user.id,
    name: user.display_name || user.username,
    end: <ReadTime at={times?.get(user.id) ?? null} />,
  }))
}

function ReadTime({ at }: { at: string | null }) {
  const region = useRegion()
  if (at === null) return null
  const moment = Date.parse(at)
  return (
    <time dateTime={at} className="flex-none text-sm text-ink-2 tabular-nums">
      {dayLabel(moment, Date.now(), region)}, {clockTime(moment, region)}
    </time>
  )
}
