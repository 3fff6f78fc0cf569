import type { HeldChat } from '#client/held-chat.ts'
import type { Link } from '#client/link.ts'
import type { Messenger, MessengerState } from '#client/messenger.ts'
import type { Store } from '#client/store.ts'
import { until } from '#client/waiting.ts'

type ScreenLoads = Pick<Messenger, 'openChat' | 'leaveChat' | 'loadOlder' | 'loadNewer' | 'loadNewest' | 'loadAround'>

/** What screens ask for of conversations. Each answer comes when the state has it, or says why not. */
export function createScreenLoads(
  store: Store<MessengerState>,
  { dispatch, engine }: Link,
  heldChat: HeldChat,
  onOpened: (chatId: number) => void,
): ScreenLoads {
  let shown: number | null = null
  const conversation = (chatId: number) => store.get().conversations.get(chatId)
  const isLoading = (chatId: number) => (conversation(chatId)?.status ?? 'loading') === 'loading'
  const isReplaced = (chatId: number) =>
    !isLoading(chatId) &&
    ![...engine().loads.values()].some((load) => load.chatId === chatId && load.kind === 'replace')

  /** Asked before the chat is there, as over the first picture, it comes after what the chat opens with, not instead of it. */
  async function replace(chatId: number, where: { where: 'newest' } | { where: 'around'; seq: number }): Promise<void> {
    const wait = () => shown === chatId && isLoading(chatId)
    if (wait()) await until(store, () => !wait())
    dispatch({ type: 'load', chatId, ...where })
    await until(store, () => isReplaced(chatId))
  }

  return {
    openChat(chatId) {
      shown = chatId
      onOpened(chatId)
      dispatch({ type: 'opened', chatId, resumed: heldChat.resumes(chatId) })
      return until(store, () => shown !== chatId || !isLoading(chatId))
    },
    leaveChat(chatId) {
      if (shown === chatId) shown = null
      dispatch({ type: 'left', chatId })
    },
    loadOlder(chatId) {
      dispatch({ type: 'load', chatId, where: 'older' })
      return until(store, () => !conversation(chatId)?.loadingOlder)
    },
    loadNewer(chatId) {
      dispatch({ type: 'load', chatId, where: 'newer' })
      return until(store, () => !conversation(chatId)?.loadingNewer)
    },
    loadNewest: (chatId) => replace(chatId, { where: 'newest' }),
    loadAround: (chatId, seq) => replace(chatId, { where: 'around', seq }),
  }
}
