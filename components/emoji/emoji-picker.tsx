import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { createEmojiChoices } from '#client/storage/emoji-choices.ts'
import styles from '#components/emoji/emoji.module.css'
import { EmojiGrid, type EmojiGridHandle } from '#components/emoji/emoji-grid.tsx'
import { type Emoji, loadEmoji } from '#components/emoji/emoji-library.ts'
import { indexEmoji, searchEmoji } from '#components/emoji/emoji-search.ts'
import { EmojiTabs, type Tab } from '#components/emoji/emoji-tabs.tsx'
import { EmojiTrouble } from '#components/emoji/emoji-trouble.tsx'
import { pickerSections, recentEmoji } from '#components/emoji/picker-sections.ts'
import { inTone, type SkinTone } from '#components/emoji/skin-tone.ts'
import { ToneButton, ToneRow } from '#components/emoji/tone-chooser.tsx'
import { SearchField } from '#components/ui/search-field.tsx'

interface EmojiPickerProps {
  /** Gets the emoji as it is written, in the skin tone that was chosen. */
  onPick(sign: string): void
  /** The search has the focus from the start; on touch a keyboard would cover what one came for. */
  focusSearch: boolean
}

/**
 * Every emoji, filling the element around it: a search, those used last, skin tones, kinds. What lies around it closes with Escape, unless
 * something in here marked by `data-keeps-escape` has the focus. Rules EM1 to EM5.
 */
export function EmojiPicker({ onPick, focusSearch }: EmojiPickerProps) {
  const t = useTranslations('emoji')
  const locale = useLocale()
  const meId = useMessengerState((state) => state.me.id)
  const [choices] = useState(() => createEmojiChoices(meId))
  // What is used now stands first the next time: nothing moves under the pointer.
  const [recent] = useState(choices.recent)
  const [tone, setTone] = useState(() => choices.tone() as SkinTone)
  const { all, failed, load } = useEmoji(locale)
  const [query, setQuery] = useState('')
  const [choosing, setChoosing] = useState(false)
  const [tab, setTab] = useState<Tab | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const toneButton = useRef<HTMLButtonElement>(null)
  const grid = useRef<EmojiGridHandle>(null)
  const status = useId()

  const index = useMemo(() => all && indexEmoji(all), [all])
  const sections = useMemo(() => {
    if (!all || !index) return []
    if (query.trim() === '') return pickerSections(all, recentEmoji(all, recent), (id) => t(`group.${id}`))
    return [{ id: 'found', title: null, items: searchEmoji(index, query, recent) }]
  }, [all, index, query, recent, t])
  const found = query.trim() !== '' && all ? (sections[0]?.items.length ?? 0) : null

  useEffect(() => {
    if (focusSearch) search.current?.focus({ preventScroll: true })
  }, [focusSearch])

  const signOf = (emoji: Emoji) => (emoji.takesTone ? inTone(emoji.sign, tone) : emoji.sign)
  const pick = (emoji: Emoji) => {
    const sign = signOf(emoji)
    choices.use(sign)
    onPick(sign)
  }
  const showTones = (shown: boolean) => {
    setChoosing(shown)
    if (!shown) requestAnimationFrame(() => toneButton.current?.focus({ preventScroll: true }))
  }

  return (
    <div className={styles.picker}>
      {choosing ? (
        <ToneRow
          tone={tone}
          onChoose={(next) => {
            setTone(next)
            choices.setTone(next)
            showTones(false)
          }}
          onLeave={() => showTones(false)}
        />
      ) : (
        <div className={styles.head}>
          <SearchField
            label={t('search')}
            value={query}
            onValueChange={setQuery}
            inputRef={search}
            aria-describedby={status}
            autoComplete="off"
            enterKeyHint="done"
            data-picker-search=""
            data-keeps-escape={query === '' ? undefined : ''}
            className="h-10 flex-1 max-sm:h-11"
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              const first = found ? sections[0]?.items[0] : undefined
              if (event.key === 'ArrowDown') grid.current?.focus()
              else if (event.key === 'Enter' && first) pick(first)
              else return
              event.preventDefault()
            }}
          />
          <ToneButton ref={toneButton} tone={tone} onOpen={() => showTones(true)} />
        </div>
      )}
      <p id={status} role="status" className="sr-only">
        {found !== null && t('found', { count: found })}
      </p>
      {failed || found === 0 ? (
        <EmojiTrouble failed={failed} onRetry={load} />
      ) : (
        <EmojiGrid
          ref={grid}
          label={t('title')}
          sections={sections}
          signOf={signOf}
          onPick={pick}
          onSection={setTab}
          toSearch={() => search.current?.focus({ preventScroll: true })}
        />
      )}
      <EmojiTabs
        current={query.trim() === '' ? tab : null}
        hasRecent={recent.length > 0}
        onChoose={(id) => {
          setQuery('')
          grid.current?.showSection(id)
        }}
      />
    </div>
  )
}

/** All emoji, fetched with the first picker of a page. */
function useEmoji(locale: 'ru' | 'en') {
  const [state, setState] = useState<{ all: readonly Emoji[] | null; failed: boolean }>({ all: null, failed: false })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let gone = false
    void loadEmoji(locale).then((all) => {
      if (!gone) setState({ all, failed: all === null })
    })
    return () => {
      gone = true
    }
  }, [locale, attempt])
  return { ...state, load: () => setAttempt(attempt + 1) }
}
