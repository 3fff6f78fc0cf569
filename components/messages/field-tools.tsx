import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { loadEmoji } from '#components/emoji/emoji-library.ts'
import { EmojiOffer } from '#components/messages/emoji-offer.tsx'
import type { EmojiPlaceProps } from '#components/messages/emoji-place.tsx'
import { FormattingBar } from '#components/messages/formatting-bar.tsx'
import { MentionOffer } from '#components/messages/mention-offer.tsx'
import { useMarkKeys } from '#components/messages/use-mark-keys.ts'
import { useSelectedWords } from '#components/messages/use-selected-words.ts'
import { lazyPart } from '#components/ui/lazy-part.ts'
import { showToast } from '#components/ui/toasts.ts'

const loadPoll = lazyPart(async () => (await import('#components/messages/new-poll-dialog.tsx')).NewPollDialog)
const loadPlace = lazyPart(async () => (await import('#components/messages/emoji-place.tsx')).EmojiPlace)

interface FieldToolsProps extends EmojiPlaceProps {
  chatId: number
  /** A poll is being written. */
  asking: boolean
  onAsking(asking: boolean): void
  onAsked(): void
}

/** What the composer has for emoji, people and marks, once somebody is there. The picker comes when it is first opened, with all emoji beside it. */
export function FieldTools({ chatId, asking, onAsking, onAsked, ...props }: FieldToolsProps) {
  useMarkKeys(props.fieldRef)
  const barRef = useRef<HTMLDivElement>(null)
  const words = useSelectedWords(props.fieldRef, barRef)
  const locale = useLocale()
  const Place = useOpened(loadPlace, props.open, props.onOpenChange)
  const Poll = useOpened(loadPoll, asking, onAsking)
  useEffect(() => {
    if (props.open) void loadEmoji(locale)
  }, [props.open, locale])

  return (
    <>
      <EmojiOffer fieldRef={props.fieldRef} />
      <MentionOffer fieldRef={props.fieldRef} chatId={chatId} />
      {words && <FormattingBar ref={barRef} fieldRef={props.fieldRef} words={words} />}
      {Place && <Place {...props} />}
      {Poll && <Poll chatId={chatId} open={asking} onOpenChange={onAsking} onAsked={onAsked} />}
    </>
  )
}

/** What is opened, from the first time on; it closes again when its code cannot be fetched, and says so. */
function useOpened<T>(load: () => Promise<T | null>, open: boolean, onOpenChange: (open: boolean) => void): T | null {
  const t = useTranslations('common')
  const [part, setPart] = useState<T | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is fetched when it is opened, not when words change.
  useEffect(() => {
    if (!open || part) return
    void load().then((loaded) => {
      if (loaded) return setPart(() => loaded)
      showToast(t('notLoaded'), { tone: 'danger' })
      onOpenChange(false)
    })
  }, [open, part])
  return part
}
