import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Typed } from '#components/messages/emoji-words.ts'

export interface OfferSource<T> {
  /** The beginning of a name before the caret; null when there is none. */
  begun(text: string, caret: number): (Typed & { name: string }) | null
  /** What it may become, the best first. */
  search(name: string): Promise<readonly T[]>
  /** Puts a choice into the field, in the place of what was typed. */
  pick(option: T, field: HTMLTextAreaElement, typed: Typed): void
}

interface Offer<T> extends Typed {
  options: readonly T[]
}

/**
 * What is offered while one types a name into a field: arrows choose, Enter and Tab pick, Escape closes it until that name has gone.
 * Nothing happens while an input method composes. The field's own events are heard, before the page's shortcuts hear them.
 */
export function useOffer<T>(fieldRef: RefObject<HTMLTextAreaElement | null>, source: OfferSource<T>) {
  const [offer, setOffer] = useState<Offer<T> | null>(null)
  const [chosen, setChosen] = useState(0)
  /** Where the list was closed by Escape. */
  const refused = useRef<number | null>(null)

  const look = useEffectEvent(async (composing: boolean) => {
    const field = fieldRef.current
    if (!field) return
    if (composing || field.selectionStart !== field.selectionEnd) return setOffer(null)
    const begun = source.begun(field.value, field.selectionStart)
    if (!begun || begun.from !== refused.current) refused.current = null
    if (!begun || refused.current !== null) return setOffer(null)
    const options = await source.search(begun.name)
    // What was typed while they came asks anew.
    if (source.begun(field.value, field.selectionStart)?.text !== begun.text) return
    setChosen(0)
    setOffer(options.length > 0 ? { ...begun, options } : null)
  })

  const pick = (option: T) => {
    const field = fieldRef.current
    if (!field || !offer) return
    setOffer(null)
    source.pick(option, field, offer)
  }

  const choose = (key: string): boolean => {
    const option = offer?.options[chosen]
    if (!offer || option === undefined) return false
    const count = offer.options.length
    if (key === 'ArrowDown') setChosen((chosen + 1) % count)
    else if (key === 'ArrowUp') setChosen((chosen - 1 + count) % count)
    else if (key === 'Enter' || key === 'Tab') pick(option)
    else if (key === 'Escape') {
      refused.current = offer.from
      setOffer(null)
    } else return false
    return true
  }

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || !choose(event.key)) return
    // Neither the composer nor the page has another use for this press.
    event.preventDefault()
    event.stopPropagation()
  })

  /** A caret that goes elsewhere leaves the name. */
  const moved = useEffectEvent(() => {
    const field = fieldRef.current
    if (!offer || !field) return
    const caret = offer.from + offer.text.length
    if (document.activeElement !== field || field.selectionStart !== caret || field.selectionEnd !== caret)
      setOffer(null)
  })

  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    const stop = new AbortController()
    const { signal } = stop
    field.addEventListener('input', (event) => void look((event as InputEvent).isComposing), { signal })
    field.addEventListener('keydown', (event) => pressed(event), { signal })
    field.addEventListener('blur', () => moved(), { signal })
    document.addEventListener('selectionchange', () => moved(), { signal })
    // What is typed first brings the code of this.
    void look(false)
    return () => stop.abort()
  }, [fieldRef])

  return { options: offer?.options ?? [], chosen, choose: setChosen, pick }
}
