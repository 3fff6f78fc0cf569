import type { Ending } from '#client/session-end.ts'

/** What tabs of one account tell each other. */
export type TabNews =
  /** The queue in the database is another one. */
  | { type: 'outbox' }
  | { type: 'draft'; chatId: number; text: string }
  | { type: 'ended'; ending: Ending }
  | { type: 'who_leads' }
  | { type: 'leads'; connected: boolean }

export interface TabChannel {
  tell(news: TabNews): void
  close(): void
}

/** Reaches the other tabs of this browser; nobody where there are none. */
export function openTabChannel(userId: number, hear: (news: TabNews) => void): TabChannel {
  if (typeof window === 'undefined' || typeof BroadcastChannel === 'undefined')
    return { tell: () => {}, close: () => {} }
  const channel = new BroadcastChannel(`messenger-${userId}`)
  channel.onmessage = (event: MessageEvent<TabNews>) => hear(event.data)
  return {
    tell: (news) => channel.postMessage(news),
    close: () => channel.close(),
  }
}
