import { type ReactNode, type RefObject, useEffect, useId } from 'react'
import styles from '#components/messages/composer.module.css'

interface OfferListProps<T> {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  options: readonly T[]
  chosen: number
  choose(place: number): void
  pick(option: T): void
  keyOf(option: T): string | number
  label: string
  /** Says how many there are. */
  found: string
  children(option: T): ReactNode
}

/** Above the field: what the name that one types may become. The focus stays in the field. */
export function OfferList<T>({ fieldRef, options, chosen, ...props }: OfferListProps<T>) {
  const id = useId()
  const open = options.length > 0

  // The field belongs to the composer, which does without all this until somebody types a name.
  useEffect(() => {
    const field = fieldRef.current
    if (!field || !open) return
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', `${id}-${chosen}`)
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      for (const name of ['autocomplete', 'controls', 'activedescendant']) field.removeAttribute(`aria-${name}`)
    }
  }, [fieldRef, open, chosen, id])

  return (
    <>
      <p role="status" className="sr-only">
        {open && props.found}
      </p>
      {open && (
        <div id={id} role="listbox" aria-label={props.label} className={styles.offer}>
          {options.map((option, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
            <div
              key={props.keyOf(option)}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === chosen}
              onPointerMove={() => props.choose(place)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.pick(option)}
              className={styles.offered}
            >
              {props.children(option)}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
