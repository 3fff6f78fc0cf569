import type { Message } from '#contracts/messages.ts'
import type { Screen } from '#proof/chaos/clients/screen.ts'

/** What the screen holds of what anybody has said of late. */
export function standingMessages(screen: Screen, last = 10): Message[] {
  const { conversations } = screen.messenger.getState()
  return [...conversations.values()].flatMap(({ messages }) =>
    messages.slice(-last).filter(({ system, deleted_at }) => !system && !deleted_at),
  )
}

/** What the screen holds of what its person has said of late. */
export function ownMessages(screen: Screen): Message[] {
  const { conversations, me } = screen.messenger.getState()
  return [...conversations.values()].flatMap(({ messages }) =>
    messages.slice(-30).filter(({ user_id, system, deleted_at }) => user_id === me.id && !system && !deleted_at),
  )
}
