'use client'

import { type LucideIcon, MessagesSquare, Settings, SquarePen } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { goBackTo, goTo } from '#components/shell/navigation.ts'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { LIMITS } from '#contracts/limits.ts'

interface TabDockProps {
  place: 'list' | 'settings'
  unread: number
  onNewChat(): void
}

/** The floating dock of phones: chats, a new chat, settings. It is not there in a chat. */
export function TabDock({ place, unread, onNewChat }: TabDockProps) {
  const t = useTranslations('chats')
  const said = unread >= LIMITS.unreadCountMax ? t('row.manyUnread') : t('row.unread', { count: unread })
  return (
    <nav
      aria-label={t('tabs')}
      className="glass fixed bottom-[max(1.625rem,calc(env(safe-area-inset-bottom)+0.5rem))] left-1/2 z-10 flex -translate-x-1/2 items-center gap-1 rounded-[34px] p-1.5 shadow-md sm:hidden forced-colors:border"
    >
      <Tab href="/" icon={MessagesSquare} current={place === 'list'} go={() => goBackTo({ place: 'list' })}>
        {t('title')}
        {unread > 0 && (
          <>
            <Badge
              count={unread}
              className={`absolute top-0.5 shadow-[0_0_0_2px_var(--mm-surface)] ${unread > 99 ? 'right-0.5' : 'left-13'}`}
            />
            <span className="sr-only">, {said}</span>
          </>
        )}
      </Tab>
      <button
        type="button"
        aria-label={t('newChat')}
        onClick={onNewChat}
        className="spark grid size-13.5 flex-none place-items-center rounded-full transition-[scale] duration-(--dur-1) active:scale-[.96] motion-reduce:active:scale-100"
      >
        <SquarePen aria-hidden className="size-5.5" />
      </button>
      <Tab
        href="/settings"
        icon={Settings}
        current={place === 'settings'}
        go={() => goTo({ place: 'settings', section: null })}
      >
        {t('settings')}
      </Tab>
    </nav>
  )
}

function Tab(props: { href: string; icon: LucideIcon; current: boolean; go(): void; children: React.ReactNode }) {
  const Icon = props.icon
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    props.go()
  }
  return (
    <a
      href={props.href}
      aria-current={props.current ? 'page' : undefined}
      onClick={follow}
      className={classNames(
        'relative flex h-13.5 w-23 flex-col items-center justify-center gap-0.5 rounded-[28px] text-2xs font-name',
        props.current ? 'bg-accent-soft text-accent-ink' : 'text-ink-2',
      )}
    >
      <Icon aria-hidden className="size-5.5" />
      {props.children}
    </a>
  )
}
