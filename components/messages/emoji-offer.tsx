import { type RefObject, useEffect, useId } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/composer.module.css'
import { useEmojiWords } from '#components/messages/use-emoji-words.ts'

/** Above the field: the emoji whose name one types. The focus stays in the field. Rule EM6. */
export function EmojiOffer({ fieldRef }: { fieldRef: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations('emoji')
  const { options, chosen, choose, pick, signOf } = useEmojiWords(fieldRef)
  const id = useId()
  const count = options.length
  const open = count > 0

  // The field belongs to the composer, which does without all this until somebody types a name.
  useEffect(() => {
    const field = fieldRef.current
    if (!field || !open) return
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', `${id}-${chosen}`)
    return () => {
      for (const name of ['autocomplete', 'controls', 'activedescendant']) field.removeAttribute(`aria-${name}`)
    }
  }, [fieldRef, open, chosen, id])

  return (
    <>
      <p role="status" className="sr-only">
        {open && t('found', { count })}
      </p>
      {open && (
        <div id={id} role="listbox" aria-label={t('completion')} className={styles.emojiOffer}>
          {options.map((emoji, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
            <div
              key={emoji.sign}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === chosen}
              onPointerMove={() => choose(place)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(emoji)}
              className={styles.emojiOption}
            >
              <span aria-hidden className={styles.emojiSign}>
                {signOf(emoji)}
              </span>
              <span className={styles.emojiName}>{emoji.name}</span>
              <span aria-hidden className={styles.emojiCode}>
                :{emoji.codes[0]}:
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
