import { CheckCheck, MessageSquareDot } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import { isUnread } from '#client/replica/unread-flag.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { useLongPress } from '#components/messages/use-long-press.ts'
import type { MenuItem } from '#components/ui/menu.tsx'
import { below, type MenuAt, useMenuAt } from '#components/ui/use-menu-at.tsx'

/** The menu of a chat in the list: right click, the menu keys, a finger that rests. Answers it and what the list has to listen to. */
export function useRowMenu() {
  const t = useTranslations('chats.menu')
  const messenger = useMessenger()
  const { menu, openMenu } = useMenuAt()
  const rested = useRef(false)

  const openAt = (element: Element, { at, byKey = false }: Partial<MenuAt> = {}): boolean => {
    const row = element.closest<HTMLElement>('[data-chat]')
    const entry = messenger.getState().chats.get(Number(row?.dataset.chat))
    if (!row || !entry) return false
    const { chat } = entry
    const seq = chat.last_message?.seq
    const items: MenuItem[] = isUnread(entry)
      ? [{ id: 'read', label: t('markRead'), icon: <CheckCheck />, run: () => messenger.markAllRead(chat.id) }]
      : seq === undefined
        ? []
        : [
            {
              id: 'unread',
              label: t('markUnread'),
              icon: <MessageSquareDot />,
              run: () => messenger.markUnread(chat.id, seq),
            },
          ]
    const waiting = [...messenger.getState().chats.values()].filter(isUnread)
    if (waiting.length > 1) {
      const run = () => {
        for (const each of waiting) messenger.markAllRead(each.chat.id)
      }
      items.push({ id: 'all', label: t('markAllRead'), icon: <CheckCheck />, run })
    }
    if (items.length > 0) openMenu({ label: chatTitle(chat), items, at: at ?? below(row), byKey })
    return items.length > 0
  }

  const longPress = useLongPress((target) => {
    rested.current = openAt(target)
    return rested.current
  })

  return {
    menu,
    handlers: {
      ...longPress,
      onPointerDown: (event: PointerEvent) => {
        rested.current = false
        longPress.onPointerDown(event)
      },
      onContextMenu: (event: MouseEvent) => {
        const { target, clientX, clientY } = event
        // A finger that rests has opened it already.
        if (rested.current || (target instanceof Element && openAt(target, { at: { x: clientX, y: clientY } }))) {
          event.preventDefault()
        }
      },
    },
    /** True when the key opened it. */
    press(event: KeyboardEvent): boolean {
      const menuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      return menuKey && event.target instanceof Element && openAt(event.target, { byKey: true })
    },
  }
}
