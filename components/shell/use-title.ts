'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { unreadTotals } from '#components/chats/list-filter.ts'

/** The tab says which chat is open and how many have something new; an installed app shows that number on its icon. */
export function useTitle(openId: number | null): void {
  const t = useTranslations()
  const unread = useMessengerState((state) => unreadTotals(state.chats).chats)
  const open = useMessengerState((state) => (openId === null ? null : (state.chats.get(openId)?.chat ?? null)))

  useEffect(() => {
    const title = open ? t('chats.documentTitle.chat', { chat: chatTitle(open) }) : t('common.appName')
    const wanted = unread > 0 ? t('chats.documentTitle.unread', { count: unread, title }) : title
    const write = () => {
      if (document.title !== wanted) document.title = wanted
    }
    write()
    // The page's own title may arrive later, with its metadata.
    const observer = new MutationObserver(write)
    observer.observe(document.head, { childList: true, characterData: true, subtree: true })
    return () => observer.disconnect()
  }, [t, open, unread])

  useEffect(() => {
    // Only installed apps have an icon to mark; elsewhere the call does not exist or is refused.
    navigator.setAppBadge?.(unread).catch(() => {})
  }, [unread])
}
