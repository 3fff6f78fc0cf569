import { type KeyboardEvent, type Ref, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/emoji/emoji.module.css'
import { inTone, type SkinTone, TONES } from '#components/emoji/skin-tone.ts'

const HAND = '✋'

interface ToneButtonProps {
  tone: SkinTone
  onOpen(): void
  ref: Ref<HTMLButtonElement>
}

/** Says in which skin tone hands and people are, and leads to the others. Rule EM4. */
export function ToneButton({ tone, onOpen, ref }: ToneButtonProps) {
  const t = useTranslations('emoji.tone')
  const label = t('choose', { tone: t(`${tone}`) })
  return (
    <button ref={ref} type="button" aria-label={label} data-tip={label} onClick={onOpen} className={styles.tone}>
      {inTone(HAND, tone)}
    </button>
  )
}

interface ToneRowProps {
  tone: SkinTone
  onChoose(tone: SkinTone): void
  onLeave(): void
}

/** The skin tones to choose from. */
export function ToneRow({ tone, onChoose, onLeave }: ToneRowProps) {
  const t = useTranslations('emoji.tone')
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => row.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus({ preventScroll: true }), [])

  const press = (event: KeyboardEvent) => {
    const radios = [...(row.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])]
    const at = radios.indexOf(document.activeElement as HTMLElement)
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') onLeave()
    else if (by) radios.at((at + by) % radios.length)?.focus({ preventScroll: true })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={row}
      role="radiogroup"
      aria-label={t('label')}
      data-keeps-escape=""
      onKeyDown={press}
      className={styles.tones}
    >
      {TONES.map((each) => (
        // biome-ignore lint/a11y/useSemanticElements: an input cannot show an emoji, and arrows must not choose at once.
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={each === tone}
          aria-label={t(`${each}`)}
          data-tip={t(`${each}`)}
          tabIndex={each === tone ? 0 : -1}
          onClick={() => onChoose(each)}
          className={styles.tone}
        >
          {inTone(HAND, each)}
        </button>
      ))}
    </div>
  )
}
