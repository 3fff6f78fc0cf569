import { Apple, Car, Clock3, Flag, Lightbulb, PawPrint, Smile, Trophy } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/emoji/emoji.module.css'

const ICONS = {
  recent: Clock3,
  people: Smile,
  nature: PawPrint,
  food: Apple,
  activities: Trophy,
  travel: Car,
  objects: Lightbulb,
  flags: Flag,
}
export type Tab = keyof typeof ICONS
const TABS = Object.keys(ICONS) as Tab[]

interface EmojiTabsProps {
  /** The kind that is in view; null while something is looked for. */
  current: Tab | null
  hasRecent: boolean
  onChoose(tab: Tab): void
}

/** Leads to each kind of emoji, and says which one is in view. One tab stop, with arrows inside. */
export function EmojiTabs({ current, hasRecent, onChoose }: EmojiTabsProps) {
  const t = useTranslations('emoji')
  const tabs = TABS.filter((tab) => hasRecent || tab !== 'recent')
  const stop = current ?? tabs[0]

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    buttons.at(to % buttons.length)?.focus({ preventScroll: true })
    event.preventDefault()
  }

  return (
    <div role="toolbar" aria-label={t('groups')} onKeyDown={press} className={styles.tabs}>
      {tabs.map((tab) => {
        const Icon = ICONS[tab]
        return (
          <button
            key={tab}
            type="button"
            aria-label={t(`group.${tab}`)}
            aria-current={tab === current ? 'true' : undefined}
            data-tip={t(`group.${tab}`)}
            tabIndex={tab === stop ? 0 : -1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(tab)}
            className={styles.tab}
          >
            <Icon aria-hidden />
          </button>
        )
      })}
    </div>
  )
}
