import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { ThreadScroller } from '#components/messages/thread-scroller.ts'

interface RowKeys {
  rowsRef: RefObject<HTMLElement | null>
  scroller: RefObject<ThreadScroller | null>
  /** The row that the Tab key reaches until the arrows have chosen another one. */
  lastKey: string | undefined
  openMenu(article: HTMLElement): void
  onLeave(): void
}

/** The list is one stop of the Tab key; the arrows walk through its messages. Answers the stop and the handlers. */
export function useRowKeys({ rowsRef, scroller, lastKey, openMenu, onLeave }: RowKeys) {
  const [chosen, setChosen] = useState<string | null>(null)
  const here = chosen !== null && rowsRef.current?.querySelector(`[data-message="${chosen}"]`)

  const focus = (article: HTMLElement | undefined) => {
    if (!article) return
    article.focus({ preventScroll: true })
    scroller.current?.reveal(article)
  }

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement)) return
    const article = event.target.closest('article')
    const menuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (event.key === 'Escape') onLeave()
    else if (article && (menuKey || (event.key === 'Enter' && event.target === article))) openMenu(article)
    else if (article && WAYS[event.key]) focus(WAYS[event.key]?.(articlesOf(event.currentTarget), article))
    else return
    event.preventDefault()
  }

  const focused = (event: { target: EventTarget }) => {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-message]') : null
    if (row) setChosen(row.dataset.message ?? null)
  }

  return { tabStop: here ? chosen : lastKey, handlers: { onKeyDown: press, onFocus: focused } }
}

const WAYS: Record<string, (articles: HTMLElement[], from: HTMLElement) => HTMLElement | undefined> = {
  ArrowUp: (articles, from) => articles[articles.indexOf(from) - 1],
  ArrowDown: (articles, from) => articles[articles.indexOf(from) + 1],
  Home: (articles) => articles[0],
  End: (articles) => articles.at(-1),
}

function articlesOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('article')]
}
