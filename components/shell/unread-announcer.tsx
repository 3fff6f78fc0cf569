'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { chatWithNews } from '#components/shell/unread-news.ts'
import { LIMITS } from '#contracts/limits.ts'

/** What comes within a second is said once. */
const BATCH_MS = 1000

/** Tells a screen reader that another chat has something new; the open chat says its messages itself. */
export function UnreadAnnouncer({ openId }: { openId: number | null }) {
  const t = useTranslations('chats.row')
  const messenger = useMessenger()
  const current = useMessengerState((state) => state.connection.state === 'online')
  const [said, setSaid] = useState('')
  const open = useRef(openId)
  useEffect(() => {
    open.current = openId
  }, [openId])

  useEffect(() => {
    // What was missed while away is in the list; only what arrives from now on is news.
    if (!current) return
    let known = messenger.getState().chats
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      timer = undefined
      const { chats, order } = messenger.getState()
      const news = chatWithNews(known, chats, order, open.current)
      known = chats
      if (!news) return
      const many = news.unread >= LIMITS.unreadCountMax
      setSaid(`${chatTitle(news.chat)}: ${many ? t('manyUnread') : t('unread', { count: news.unread })}`)
    }
    const stop = messenger.subscribe(() => {
      if (messenger.getState().chats !== known) timer ??= setTimeout(say, BATCH_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [messenger, current, t])

  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
