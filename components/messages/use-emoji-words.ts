import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocale } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { createEmojiChoices } from '#client/storage/emoji-choices.ts'
import { type Emoji, loadEmoji } from '#components/emoji/emoji-library.ts'
import { emojiCalled, indexEmoji, searchEmoji } from '#components/emoji/emoji-search.ts'
import { inTone, type SkinTone } from '#components/emoji/skin-tone.ts'
import { begunName, endedName, type Typed, typedSmiley } from '#components/messages/emoji-words.ts'
import { typeInto } from '#components/messages/type-into.ts'

/** As many as are offered at once. */
const OFFERED = 8

interface Offer extends Typed {
  options: readonly Emoji[]
}

/** What stands in the place of what was typed, for as long as nothing else happens. */
interface Replaced extends Typed {
  sign: string
  /** The whole field and its caret afterwards. */
  value: string
  caret: number
}

/**
 * Emoji in what one types into a field: names are offered and completed, signs that look like a face become one. Nothing happens while an
 * input method composes. The field's own events are heard, before the page's shortcuts hear them. Rules EM6 and EM7.
 */
export function useEmojiWords(fieldRef: RefObject<HTMLTextAreaElement | null>) {
  const locale = useLocale()
  const meId = useMessengerState((state) => state.me.id)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [chosen, setChosen] = useState(0)
  /** Where the list was closed by Escape: it stays so until that name has gone. */
  const refused = useRef<number | null>(null)
  const replaced = useRef<Replaced | null>(null)
  /** What was brought back as it was typed is left alone. */
  const kept = useRef<Typed | null>(null)

  const signOf = (emoji: Emoji) =>
    emoji.takesTone ? inTone(emoji.sign, createEmojiChoices(meId).tone() as SkinTone) : emoji.sign

  const replace = (field: HTMLTextAreaElement, { from, text }: Typed, sign: string) => {
    const caret = field.selectionStart
    typeInto(field, sign, from, from + text.length)
    const after = caret + sign.length - text.length
    field.setSelectionRange(after, after)
    replaced.current = { from, text, sign, value: field.value, caret: after }
  }

  const find = useEffectEvent(async (field: HTMLTextAreaElement) => {
    const begun = begunName(field.value, field.selectionStart)
    if (!begun || begun.from !== refused.current) refused.current = null
    if (!begun || refused.current !== null) return setOffer(null)
    const all = await loadEmoji(locale)
    // What was typed while they came asks anew.
    if (!all || begunName(field.value, field.selectionStart)?.text !== begun.text) return
    const options = searchEmoji(indexOf(all), begun.name, createEmojiChoices(meId).recent()).slice(0, OFFERED)
    setChosen(0)
    setOffer(options.length > 0 ? { ...begun, options } : null)
  })

  const complete = useEffectEvent(async (field: HTMLTextAreaElement) => {
    const ended = endedName(field.value, field.selectionStart)
    const all = ended && (await loadEmoji(locale))
    if (!all || endedName(field.value, field.selectionStart)?.text !== ended.text) return
    const emoji = emojiCalled(all, ended.name)
    if (!emoji) return
    createEmojiChoices(meId).use(signOf(emoji))
    replace(field, ended, signOf(emoji))
  })

  const typed = useEffectEvent((event: InputEvent) => {
    const field = fieldRef.current
    if (!field) return
    replaced.current = null
    if (event.isComposing || field.selectionStart !== field.selectionEnd) return setOffer(null)
    const smiley = event.data === ' ' ? typedSmiley(field.value, field.selectionStart) : null
    if (smiley && !(smiley.from === kept.current?.from && smiley.text === kept.current.text)) {
      setOffer(null)
      return replace(field, smiley, smiley.sign)
    }
    if (event.data === ':') void complete(field)
    void find(field)
  })

  const pick = (emoji: Emoji) => {
    const field = fieldRef.current
    if (!field || !offer) return
    setOffer(null)
    createEmojiChoices(meId).use(signOf(emoji))
    typeInto(field, signOf(emoji), offer.from, offer.from + offer.text.length)
  }

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const field = fieldRef.current
    if (!field || event.isComposing || event.keyCode === 229) return
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    if (!bringBack(field, event.key) && !choose(event.key)) return
    // Neither the composer nor the page has another use for this press.
    event.preventDefault()
    event.stopPropagation()
  })

  const bringBack = (field: HTMLTextAreaElement, key: string): boolean => {
    const last = replaced.current
    if (key !== 'Backspace' || last?.value !== field.value || last.caret !== field.selectionEnd) return false
    if (field.selectionStart !== field.selectionEnd) return false
    kept.current = last
    typeInto(field, last.text, last.from, last.from + last.sign.length)
    const after = last.caret + last.text.length - last.sign.length
    field.setSelectionRange(after, after)
    return true
  }

  const choose = (key: string): boolean => {
    const emoji = offer?.options[chosen]
    if (!offer || !emoji) return false
    const count = offer.options.length
    if (key === 'ArrowDown') setChosen((chosen + 1) % count)
    else if (key === 'ArrowUp') setChosen((chosen - 1 + count) % count)
    else if (key === 'Enter' || key === 'Tab') pick(emoji)
    else if (key === 'Escape') {
      refused.current = offer.from
      setOffer(null)
    } else return false
    return true
  }

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
    field.addEventListener('input', (event) => typed(event as InputEvent), { signal })
    field.addEventListener('keydown', (event) => pressed(event), { signal })
    field.addEventListener('blur', () => moved(), { signal })
    document.addEventListener('selectionchange', () => moved(), { signal })
    return () => stop.abort()
  }, [fieldRef])

  return { options: offer?.options ?? [], chosen, choose: setChosen, pick, signOf }
}

const indexes = new WeakMap<readonly Emoji[], ReturnType<typeof indexEmoji>>()

function indexOf(all: readonly Emoji[]) {
  const index = indexes.get(all) ?? indexEmoji(all)
  indexes.set(all, index)
  return index
}
