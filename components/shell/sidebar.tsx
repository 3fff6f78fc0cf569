'use client'

import { MessagesSquare } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useCallback, useDeferredValue, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { ChatList } from '#components/chats/chat-list.tsx'
import { FilterChips } from '#components/chats/filter-chips.tsx'
import { filterChats, type ListFilter, unreadTotals } from '#components/chats/list-filter.ts'
import { ListNotice } from '#components/chats/list-notice.tsx'
import { ListSkeleton } from '#components/chats/list-skeleton.tsx'
import type { Led } from '#components/chats/search-layer.tsx'
import type { ConnectionLine } from '#components/shell/connection-line-state.ts'
import { Dock } from '#components/shell/dock.tsx'
import { goTo } from '#components/shell/navigation.ts'
import { SearchBar } from '#components/shell/search-bar.tsx'
import { SidebarBar } from '#components/shell/sidebar-bar.tsx'
import { useSearchEscape } from '#components/shell/use-search-escape.ts'
import { Button } from '#components/ui/button.tsx'
import { lazyPart } from '#components/ui/lazy-part.ts'
import { useLatePart } from '#components/ui/use-late-part.ts'

interface SidebarProps {
  openId: number | null
  line: ConnectionLine
  searchRef: RefObject<HTMLInputElement | null>
  onNewChat(): void
  onSignOut(): void
}

const loadSearch = lazyPart(async () => (await import('#components/chats/search-layer.tsx')).SearchLayer)

const openChat = (chatId: number) => goTo({ place: 'chat', chatId })

/** Everything left of the stage: who I am, what I look for, my chats. */
export function Sidebar(props: SidebarProps) {
  const [text, setText] = useState('')
  const [led, setLed] = useState<Led | null>(null)
  const keys = useRef<(event: KeyboardEvent) => void>(null)
  const active = text.trim() !== ''
  const SearchLayer = useLatePart(loadSearch, active)
  // A child's effects run before those of the window around it: this one hears the key first.
  useSearchEscape(props.searchRef, { text, setText })
  return (
    <aside className="@container flex min-h-0 min-w-0 flex-col max-sm:absolute max-sm:inset-0 max-sm:transition-[translate,visibility,content-visibility] max-sm:transition-discrete max-sm:duration-(--dur-4) max-sm:ease-out max-sm:group-data-[place=chat]/window:invisible max-sm:group-data-[place=chat]/window:[content-visibility:hidden] max-sm:group-data-[place=chat]/window:-translate-x-[30%] max-sm:group-data-instant/window:transition-none">
      <SidebarBar onNewChat={props.onNewChat} />
      <div className="flex-none px-4 max-sm:pt-2 sm:px-1">
        <SearchBar
          text={text}
          setText={setText}
          led={led}
          onKeyDown={(event) => keys.current?.(event)}
          inputRef={props.searchRef}
        />
      </div>
      {SearchLayer && (
        <SearchLayer
          ref={keys}
          text={text}
          setText={setText}
          onOpen={openChat}
          onNewChat={props.onNewChat}
          onLed={setLed}
        />
      )}
      {!(SearchLayer && active) && <Chats openId={props.openId} />}
      <Dock line={props.line} onSignOut={props.onSignOut} />
    </aside>
  )
}

function Chats({ openId }: { openId: number | null }) {
  const t = useTranslations('chats.list')
  const ready = useMessengerState((state) => state.ready)
  const order = useMessengerState((state) => state.order)
  const chats = useMessengerState((state) => state.chats)
  const known = order.length > 0
  // The first list is drawn in small portions, between which the page answers.
  const drawn = useDeferredValue(known) && known
  const [filter, setFilter] = useState<ListFilter>('all')
  const [opened, setOpened] = useState<number | null>(null)

  // One function for good: rows are drawn again only when something of their own changes.
  const open = useCallback((chatId: number) => {
    setOpened(chatId)
    openChat(chatId)
  }, [])

  if (ready && order.length === 0) return <ListNotice icon={MessagesSquare} title={t('empty')} text={t('emptyHint')} />
  const ids = filterChats(order, chats, filter, opened === openId ? opened : null)
  return (
    <>
      <div className="flex-none px-4 sm:px-1">
        <FilterChips value={filter} unreadChats={unreadTotals(chats).chats} onChange={setFilter} />
      </div>
      {!drawn && <ListSkeleton />}
      {drawn && ids.length > 0 && <ChatList ids={ids} openId={openId} onOpen={open} />}
      {drawn && ids.length === 0 && filter !== 'all' && (
        <NothingHere filter={filter} onShowAll={() => setFilter('all')} />
      )}
    </>
  )
}

function NothingHere(props: { filter: Exclude<ListFilter, 'all'>; onShowAll(): void }) {
  const t = useTranslations('chats.list')
  const words = { unread: 'noUnread', direct: 'noDirect', groups: 'noGroups' } as const
  const key = words[props.filter]
  return (
    <ListNotice
      icon={MessagesSquare}
      title={t(key)}
      text={t(`${key}Hint`)}
      action={
        <Button look="plain" onClick={props.onShowAll}>
          {t('showAll')}
        </Button>
      }
    />
  )
}
