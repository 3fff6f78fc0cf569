import {
  Bold,
  Code,
  EyeOff,
  Italic,
  Link,
  List,
  type LucideIcon,
  SquareCode,
  Strikethrough,
  TextQuote,
  Underline,
} from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/composer.module.css'
import { placeInField } from '#components/messages/field-place.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { makeLink, toggleFence, toggleLines } from '#components/messages/toggle-lines.ts'
import { hasMark, type Marked, toggleMark } from '#components/messages/toggle-mark.ts'
import { typeInto } from '#components/messages/type-into.ts'
import type { SelectedWords } from '#components/messages/use-selected-words.ts'
import { isMac } from '#components/shell/is-mac.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Marks around words, and the keys that put them there too. Rule FM14. */
const MARKS = [
  { name: 'bold', mark: '**', keys: 'Ctrl+B', Icon: Bold },
  { name: 'italic', mark: '*', keys: 'Ctrl+I', Icon: Italic },
  { name: 'underline', mark: '__', keys: 'Ctrl+U', Icon: Underline },
  { name: 'strike', mark: '~~', keys: 'Ctrl+Shift+X', Icon: Strikethrough },
  { name: 'spoiler', mark: '||', keys: 'Ctrl+Shift+P', Icon: EyeOff },
  { name: 'code', mark: '`', keys: 'Ctrl+Shift+M', Icon: Code },
] as const

const WAYS: readonly {
  name: 'codeBlock' | 'quote' | 'list' | 'link'
  Icon: LucideIcon
  way(words: SelectedWords): Marked
}[] = [
  { name: 'codeBlock', Icon: SquareCode, way: ({ value, start, end }) => toggleFence(value, start, end) },
  { name: 'quote', Icon: TextQuote, way: ({ value, start, end }) => toggleLines(value, start, end, '> ') },
  { name: 'list', Icon: List, way: ({ value, start, end }) => toggleLines(value, start, end, '- ') },
  { name: 'link', Icon: Link, way: ({ value, start, end }) => makeLink(value, start, end) },
]

interface FormattingBarProps {
  ref: RefObject<HTMLDivElement | null>
  fieldRef: RefObject<HTMLTextAreaElement | null>
  words: SelectedWords
}

/** Over what is selected in the field: what it shall look like. Alt+F10 leads here, Escape back. Rule FM17. */
export function FormattingBar({ ref, fieldRef, words }: FormattingBarProps) {
  const t = useTranslations('thread.formatting')
  const names = useTranslations('chats.shortcuts.what')
  const place = usePlace(ref, fieldRef, words)
  const [stop, setStop] = useState(0)

  useEffect(() => {
    const field = fieldRef.current
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return
      event.preventDefault()
      ref.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    }
    field?.addEventListener('keydown', press)
    return () => field?.removeEventListener('keydown', press)
  }, [ref, fieldRef])

  /** Of what is selected now: keys may be faster than what is drawn. */
  const make = (way: (words: SelectedWords) => Marked) => {
    const field = fieldRef.current
    if (!field) return
    const { from, to, text, start, end } = way({
      value: field.value,
      start: field.selectionStart,
      end: field.selectionEnd,
    })
    typeInto(field, text, from, to)
    field.setSelectionRange(start, end)
  }
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(ref.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = { Home: 0, End: buttons.length - 1 }[event.key]
    const next = at ?? (step && (stop + step + buttons.length) % buttons.length)
    if (event.key === 'Escape') fieldRef.current?.focus({ preventScroll: true })
    else if (next !== undefined) {
      setStop(next)
      buttons[next]?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const common = (at: number) => ({
    size: 'sm' as const,
    tabIndex: at === stop ? 0 : -1,
    // The field keeps the focus, and what is selected in it.
    onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
  })

  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={t('bar')}
      className={styles.formatting}
      style={place ?? { visibility: 'hidden' }}
      onKeyDown={walk}
    >
      {MARKS.map(({ name, mark, keys, Icon }, at) => (
        <IconButton
          key={name}
          {...common(at)}
          label={names(name)}
          shortcut={shown(keys)}
          aria-keyshortcuts={keys.replace('Ctrl', isMac() ? 'Meta' : 'Control')}
          pressed={hasMark(words.value, words.start, words.end, mark)}
          onClick={() => make(({ value, start, end }) => toggleMark(value, start, end, mark))}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
      <span aria-hidden className={styles.hairline} />
      {WAYS.map(({ name, way, Icon }, at) => (
        <IconButton key={name} {...common(MARKS.length + at)} label={t(name)} onClick={() => make(way)}>
          <Icon aria-hidden />
        </IconButton>
      ))}
    </div>
  )
}

const shown = (keys: string) => (isMac() ? keys.replace('Ctrl', '⌘').replace('Shift', '⇧').replaceAll('+', '') : keys)

/** Over the first line of what is selected; where fingers select, the system has that place, and the bar stands over the composer. */
function usePlace(
  ref: RefObject<HTMLDivElement | null>,
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  words: SelectedWords,
): { left: number; bottom: number } | null {
  const [place, setPlace] = useState<{ left: number; bottom: number } | null>(null)
  useLayoutEffect(() => {
    const [bar, field] = [ref.current, fieldRef.current]
    const island = field?.closest('footer')
    if (!bar || !field || !island) return
    const around = island.getBoundingClientRect()
    const line = placeInField(field, words.start, words.end)
    const middle = isTouch() ? 0 : line.left + Math.min(line.width, 320) / 2 - around.left - bar.offsetWidth / 2
    // What is scrolled out of the field has its bar at the field's upper edge.
    const top = isTouch() ? around.top : Math.max(line.top, field.getBoundingClientRect().top)
    setPlace({
      left: Math.max(0, Math.min(middle, around.width - bar.offsetWidth)),
      bottom: around.bottom - top + 8,
    })
  }, [ref, fieldRef, words])
  return place
}
