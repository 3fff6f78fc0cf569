import { type ComponentType, useEffect, useRef, useState } from 'react'
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

const loadPlace = lazyPart(async () => (await import('#components/messages/emoji-place.tsx')).EmojiPlace)

/** What the composer has for emoji, people and marks, once somebody is there. The picker comes when it is first opened, with all emoji beside it. */
export function FieldTools({ chatId, ...props }: EmojiPlaceProps & { chatId: number }) {
  const { open, onOpenChange } = props
  const t = useTranslations('common')
  useMarkKeys(props.fieldRef)
  const barRef = useRef<HTMLDivElement>(null)
  const words = useSelectedWords(props.fieldRef, barRef)
  const locale = useLocale()
  const [Place, setPlace] = useState<ComponentType<EmojiPlaceProps> | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is fetched when it is opened, not when words change.
  useEffect(() => {
    if (!open || Place) return
    void loadEmoji(locale)
    void loadPlace().then((loaded) => {
      if (loaded) return setPlace(() => loaded)
      showToast(t('notLoaded'), { tone: 'danger' })
      onOpenChange(false)
    })
  }, [open, Place])

  return (
    <>
      <EmojiOffer fieldRef={props.fieldRef} />
      <MentionOffer fieldRef={props.fieldRef} chatId={chatId} />
      {words && <FormattingBar ref={barRef} fieldRef={props.fieldRef} words={words} />}
      {Place && <Place {...props} />}
    </>
  )
}
