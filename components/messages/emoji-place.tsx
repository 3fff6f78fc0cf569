import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { EmojiPicker } from '#components/emoji/emoji-picker.tsx'
import { EmojiPopover, keepsEscape } from '#components/emoji/emoji-popover.tsx'
import styles from '#components/messages/composer.module.css'
import { isTouch } from '#components/messages/is-touch.ts'
import { typeInto } from '#components/messages/type-into.ts'
import { useQuietKeyboard } from '#components/messages/use-quiet-keyboard.ts'
import { PHONE, useMedia } from '#components/shell/use-media.ts'

export interface EmojiPlaceProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What opens it, and closes it again. */
  buttonRef: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange(open: boolean): void
}

/** The picker of the composer: above its end, on phones in the place of the keyboard. It stays open for the next one. Rule EM5. */
export function EmojiPlace({ fieldRef, buttonRef, open, onOpenChange }: EmojiPlaceProps) {
  const t = useTranslations('emoji')
  const phone = useMedia(PHONE)
  const content = useRef<HTMLDivElement>(null)
  const touch = isTouch()
  useQuietKeyboard(fieldRef, open && touch, () => onOpenChange(false))

  const pick = (sign: string) => {
    const field = fieldRef.current
    const before = document.activeElement
    if (!field) return
    typeInto(field, sign)
    // By keys one picks on; on touch the search would bring the keyboard back.
    if (!touch && content.current?.contains(before)) (before as HTMLElement).focus({ preventScroll: true })
  }
  // Whoever had the focus in there writes on, however it was closed.
  const wasOpen = useRef(open)
  useEffect(() => {
    const closed = wasOpen.current && !open
    wasOpen.current = open
    const free = document.activeElement === document.body || content.current?.contains(document.activeElement)
    if (closed && free) fieldRef.current?.focus({ preventScroll: true })
  }, [open, fieldRef])
  const picker = <EmojiPicker onPick={pick} focusSearch={!touch} />

  if (phone) {
    return (
      open && (
        <EmojiPanel label={t('title')} ref={content} onClose={() => onOpenChange(false)}>
          {picker}
        </EmojiPanel>
      )
    )
  }
  return (
    <EmojiPopover
      label={t('title')}
      anchor={() => islandOf(buttonRef.current)}
      buttonRef={buttonRef}
      contentRef={content}
      open={open}
      onOpenChange={onOpenChange}
    >
      {picker}
    </EmojiPopover>
  )
}

interface EmojiPanelProps {
  label: string
  onClose(): void
  children: ReactNode
  ref: RefObject<HTMLDivElement | null>
}

/** On phones: below the field, which moves up with the list. */
function EmojiPanel({ label, onClose, children, ref }: EmojiPanelProps) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || keepsEscape()) return
      event.preventDefault()
      close.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <div ref={ref} role="dialog" aria-label={label} className={styles.emojiPanel}>
      {children}
    </div>
  )
}

function islandOf(button: HTMLElement | null): HTMLElement {
  return button?.closest<HTMLElement>(`.${styles.island}`) ?? document.body
}
