import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { fullMoment } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { textChanges } from '#components/messages/text-changes.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { MessageVersion } from '#contracts/messages.ts'

/** Every text that a message has had, the newest first, each with what it changed. Rules ED5, ED7. */
export function VersionsDialog({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const [seq = 0] = seqs
  const t = useTranslations('thread.versions')
  const messenger = useMessenger()
  const [versions, setVersions] = useState<readonly MessageVersion[] | 'failed' | null>(null)
  const isGone = useMessengerState((state) => {
    const messages = state.conversations.get(chatId)?.messages
    return (messages?.find((message) => message.seq === seq)?.deleted_at ?? null) !== null
  })
  // What was deleted is nowhere any more, here neither. Rule DE2.
  useEffect(() => {
    if (isGone) onOpenChange(false)
  }, [isGone, onOpenChange])

  useEffect(() => {
    if (versions !== null) return
    let left = false
    void messenger.listVersions(chatId, seq).then((answer) => {
      if (!left) setVersions(answer.ok ? answer.data : 'failed')
    })
    return () => {
      left = true
    }
  }, [messenger, chatId, seq, versions])

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')}>
      {isGone ? null : versions === 'failed' ? (
        <div role="alert" className="grid justify-items-center gap-4 py-6 text-center text-ink-2">
          {t('failed')}
          <Button onClick={() => setVersions(null)}>{t('retry')}</Button>
        </div>
      ) : versions === null ? (
        <div aria-busy className="grid gap-3 pb-2">
          <Skeleton className="h-16 rounded-md" />
          <Skeleton className="h-16 rounded-md" />
        </div>
      ) : (
        <ol reversed className="grid gap-3">
          {versions.toReversed().map((version, place) => (
            <Version key={version.version} version={version} before={versions.at(-place - 2)} />
          ))}
        </ol>
      )}
    </Dialog>
  )
}

function Version({ version, before }: { version: MessageVersion; before: MessageVersion | undefined }) {
  const t = useTranslations('thread.versions')
  const region = useRegion()
  const item = useRef<HTMLLIElement>(null)
  const seen = useSeen(item)
  // Compared when it comes into view: a hundred long texts at once would hold up the page.
  const parts = useMemo(
    () =>
      before && seen
        ? textChanges(before.content, version.content)
        : [{ kind: 'same' as const, text: version.content }],
    [before, version, seen],
  )
  return (
    <li ref={item} className="rounded-md bg-field px-3.5 py-2.5">
      <p className="mb-0.5 text-xs text-ink-2">
        {version.version > 1 ? t('edited') : t('sent')}{' '}
        <time dateTime={version.timestamp}>{fullMoment(Date.parse(version.timestamp), region)}</time>
      </p>
      <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {parts.map((part, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that never changes again.
          if (part.kind === 'same') return <span key={at}>{part.text}</span>
          const Part = part.kind === 'added' ? 'ins' : 'del'
          const look =
            part.kind === 'added'
              ? 'rounded-[4px] bg-success-soft underline decoration-1 underline-offset-3'
              : 'text-danger-ink'
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that never changes again.
            <Part key={at} className={look}>
              {part.text}
            </Part>
          )
        })}
      </p>
    </li>
  )
}

/** True from the moment an element has come into view. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return seen
}
