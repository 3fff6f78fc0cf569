import { List } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ChatEntry } from '#client/messenger.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import { PinnedDialog } from '#components/messages/pinned-dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { Message } from '#contracts/messages.ts'

/** Segments that are shown at once. */
const SEGMENTS = 4

export interface PinnedBarProps {
  entry: ChatEntry
  /** By place, at least one. */
  pinned: readonly Message[]
  onJump(seq: number): void
}

/** Under the header: a pinned message. A press leads to it, and then the one before it stands here. Rule PN4. */
export function PinnedBar({ entry, pinned, onJump }: PinnedBarProps) {
  const t = useTranslations('thread.pins')
  const [open, setOpen] = useState(false)
  /** The last one it led to; the next to show is the one before. */
  const [visited, setVisited] = useState<number | null>(null)
  const before = visited === null ? -1 : pinned.findLastIndex(({ seq }) => seq < visited)
  const place = before === -1 ? pinned.length - 1 : before
  const current = pinned[place]
  if (!current) return null
  const first = Math.min(Math.max(place - SEGMENTS + 2, 0), Math.max(pinned.length - SEGMENTS, 0))
  const shown = pinned.slice(first, first + SEGMENTS)
  return (
    <div className="flex h-12.5 items-center gap-1 border-line border-t pr-3 pl-4.5 max-sm:pl-3 forced-colors:border-t">
      <button
        type="button"
        onClick={() => {
          setVisited(current.seq)
          onJump(current.seq)
        }}
        className="group flex h-full min-w-0 flex-1 items-center gap-3 text-left focus-visible:-outline-offset-2"
      >
        <span aria-hidden className="flex h-9 w-[3px] flex-none flex-col gap-0.5">
          {shown.map((message) => (
            <i
              key={message.seq}
              className={`flex-1 rounded-full bg-accent-ink ${message === current ? '' : 'opacity-28'}`}
            />
          ))}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block text-[0.78125rem]/4.5 font-title text-accent-ink">
            {pinned.length > 1 ? t('place', { place: place + 1, all: pinned.length }) : t('one')}
          </span>
          <bdi className="block truncate text-md/4.5 text-ink">{oneLine(current)}</bdi>
        </span>
      </button>
      <IconButton label={t('list')} look="plain" onClick={() => setOpen(true)}>
        <List />
      </IconButton>
      <PinnedDialog entry={entry} pinned={pinned} open={open} onOpenChange={setOpen} onJump={onJump} />
    </div>
  )
}

function oneLine({ content }: Message): string {
  return plainWords(content.slice(0, 400)).replace(/\s+/g, ' ').trim()
}
