import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useLocale } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { createEmojiChoices } from '#client/storage/emoji-choices.ts'
import { type Emoji, loadEmoji } from '#components/emoji/emoji-library.ts'
import { emojiCalled, indexEmoji, searchEmoji } from '#components/emoji/emoji-search.ts'
import { inTone, type SkinTone } from '#components/emoji/skin-tone.ts'
import { begunName, endedName, type Typed, typedSmiley } from '#components/messages/emoji-words.ts'
import { typeInto } from '#components/messages/type-into.ts'
import { useOffer } from '#components/messages/use-offer.ts'
import { useReplacing } from '#components/messages/use-replacing.ts'

/** As many as are offered at once. */
const OFFERED = 8

/** Emoji in what one types into a field: names are offered and completed, signs that look like a face become one. Rules EM6 and EM7. */
export function useEmojiWords(fieldRef: RefObject<HTMLTextAreaElement | null>) {
  const locale = useLocale()
  const meId = useMessengerState((state) => state.me.id)
  /** What was brought back as it was typed is left alone. */
  const kept = useRef<Typed | null>(null)
  const replace = useReplacing(fieldRef, (typed) => {
    kept.current = typed
  })

  const signOf = (emoji: Emoji) =>
    emoji.takesTone ? inTone(emoji.sign, createEmojiChoices(meId).tone() as SkinTone) : emoji.sign

  const offer = useOffer<Emoji>(fieldRef, {
    begun: begunName,
    async search(name) {
      const all = await loadEmoji(locale)
      return all ? searchEmoji(indexOf(all), name, createEmojiChoices(meId).recent()).slice(0, OFFERED) : []
    },
    pick(emoji, field, { from, text }) {
      createEmojiChoices(meId).use(signOf(emoji))
      typeInto(field, signOf(emoji), from, from + text.length)
    },
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
    if (!field || event.isComposing || field.selectionStart !== field.selectionEnd) return
    const smiley = event.data === ' ' ? typedSmiley(field.value, field.selectionStart) : null
    if (smiley && !(smiley.from === kept.current?.from && smiley.text === kept.current.text)) {
      return replace(field, smiley, smiley.sign)
    }
    if (event.data === ':') void complete(field)
  })

  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    const stop = new AbortController()
    field.addEventListener('input', (event) => typed(event as InputEvent), { signal: stop.signal })
    return () => stop.abort()
  }, [fieldRef])

  return { ...offer, signOf }
}

const indexes = new WeakMap<readonly Emoji[], ReturnType<typeof indexEmoji>>()

function indexOf(all: readonly Emoji[]) {
  const index = indexes.get(all) ?? indexEmoji(all)
  indexes.set(all, index)
  return index
}
