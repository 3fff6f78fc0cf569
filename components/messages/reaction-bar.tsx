import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import styles from '#components/messages/reactions.module.css'
import type { Reaction } from '#contracts/reactions.ts'

/** Kinds that are shown before one asks for all of them. */
const SHOWN = 6
/** People who are named; the others are counted. */
const NAMED = 10

export interface ReactionBarProps {
  chatId: number
  reactions: readonly Reaction[]
  /** The message is the one that the Tab key reaches, and so are its reactions. */
  tabStop: boolean
}

/** Who reacted and how, at the lower edge of a message; the list hears the presses. Rules RX5, RX6. */
export function ReactionBar({ chatId, reactions, tabStop }: ReactionBarProps) {
  const t = useTranslations('thread.reactions')
  const messenger = useMessenger()
  const meId = useMessengerState((state) => state.me.id)
  const namesOf = useNames(chatId)
  const [all, setAll] = useState(false)
  const shown = all ? reactions : reactions.slice(0, SHOWN)
  const tabIndex = tabStop ? 0 : -1
  const fetchNames = () => {
    const { chats, members } = messenger.getState()
    if (chats.get(chatId)?.chat.kind !== 'direct' && !members.has(chatId)) void messenger.loadMembers(chatId)
  }
  return (
    <div className={styles.bar} onPointerEnter={fetchNames}>
      {shown.map(({ emoji, people }) => {
        const names = namesOf(people)
        return (
          <button
            key={emoji}
            type="button"
            tabIndex={tabIndex}
            data-reaction={emoji}
            data-tip={names}
            aria-pressed={people.includes(meId)}
            aria-label={t('pill', { emoji, count: people.length, names })}
            className={styles.pill}
          >
            <span className={styles.emoji}>{emoji}</span>
            <span key={people.length} className={styles.count}>
              {people.length}
            </span>
          </button>
        )
      })}
      {shown.length < reactions.length && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('more', { count: reactions.length - shown.length })}
          onClick={() => setAll(true)}
          className={styles.pill}
        >
          <span className={styles.count}>+{reactions.length - shown.length}</span>
        </button>
      )}
    </div>
  )
}

/** Names as far as the browser knows them: of members, and of those whose messages are loaded. */
function useNames(chatId: number): (people: readonly number[]) => string {
  const t = useTranslations('thread.reactions')
  const me = useMessengerState((state) => state.me)
  const members = useMessengerState((state) => state.members.get(chatId))
  const peer = useMessengerState((state) => state.chats.get(chatId)?.chat.peer)
  const messenger = useMessenger()
  return (people) => {
    const messages = messenger.getState().conversations.get(chatId)?.messages
    const named = people.slice(0, NAMED).flatMap((id) => {
      if (id === me.id) return t('you')
      const member = members?.find(({ user }) => user.id === id)?.user ?? (peer?.id === id ? peer : undefined)
      const name = member?.display_name ?? messages?.find(({ user_id }) => user_id === id)?.display_name
      return name === undefined ? [] : name
    })
    const others = people.length - named.length
    return [...named, ...(others > 0 ? [t('others', { count: others })] : [])].join(', ')
  }
}
