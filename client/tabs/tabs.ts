import type { Ending } from '#client/session-end.ts'
import { openTabChannel, type TabChannel, type TabNews } from '#client/tabs/channel.ts'
import { createLead } from '#client/tabs/lead.ts'

export interface TabsPorts {
  isConnected(): boolean
  /** Something waits to be sent. */
  hasWork(): boolean
  onLead(): void
  onOutbox(): void
  onDraft(chatId: number, text: string): void
  onEnded(ending: Ending): void
}

/** The tabs of one account in one browser: they tell each other what changed, and one of them sends for all. */
export function createTabs(userId: number, ports: TabsPorts) {
  let channel: TabChannel | null = null
  let lead: ReturnType<typeof createLead> | null = null

  function hear(news: TabNews): void {
    switch (news.type) {
      case 'outbox':
        ports.onOutbox()
        break
      case 'draft':
        ports.onDraft(news.chatId, news.text)
        break
      case 'ended':
        ports.onEnded(news.ending)
        break
      case 'who_leads':
        if (!lead?.leads()) break
        channel?.tell({ type: 'leads', connected: ports.isConnected() })
        // Who asks has something to send, of which this tab may not have heard: its page was closed before it could tell.
        ports.onOutbox()
        break
      case 'leads':
        lead?.hearLeader(news.connected)
        break
    }
  }

  return {
    /** `shared` says that the queue is the same for all tabs; otherwise each sends its own. */
    start(shared: boolean): void {
      if (channel) return
      channel = openTabChannel(userId, hear)
      lead = createLead({
        locks: shared ? globalThis.navigator?.locks : undefined,
        name: `messenger-${userId}`,
        askWhoLeads: () => channel?.tell({ type: 'who_leads' }),
        isConnected: ports.isConnected,
        isNeeded: ports.hasWork,
        onLead: ports.onLead,
      })
      lead.start()
    },
    stop(): void {
      lead?.stop()
      channel?.close()
      lead = null
      channel = null
    },
    leads: () => lead?.leads() ?? false,
    tell: (news: TabNews) => channel?.tell(news),
    /** There may be something to send: see that somebody does. */
    needLead: () => lead?.watch(),
  }
}
