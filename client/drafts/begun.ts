import { createAnswering } from '#client/drafts/answering.ts'
import { createDrafts, type DraftStore } from '#client/drafts/drafts.ts'
import { type KeptByChat, keptByChat } from '#client/drafts/kept-by-chat.ts'
import type { createOtherDevices } from '#client/drafts/other-devices.ts'
import type { Http } from '#client/http.ts'
import type { MessengerState } from '#client/messenger.ts'
import type { Replica } from '#client/replica/replica.ts'
import { replyTo } from '#client/replica/reply-news.ts'
import { createJournal } from '#client/storage/journal.ts'
import type { Store } from '#client/store.ts'
import type { DraftEdit } from '#contracts/drafts.ts'
import type { Message } from '#contracts/messages.ts'

interface BegunPorts {
  userId: number
  http: Http
  store: Store<MessengerState>
  replica(): Replica
  isConnected(): boolean
}

export interface BegunParts extends BegunPorts {
  drafts: ReturnType<typeof createDrafts>
  answering: ReturnType<typeof createAnswering>
  editing: KeptByChat<DraftEdit>
}

/** What the person has begun in each chat and not sent: a text, what it answers, what he edits; here and on his other devices. */
export function createBegun(ports: BegunPorts, table: DraftStore, tellTabs: (chatId: number, text: string) => void) {
  const { userId, store, replica, isConnected } = ports
  const drafts = createDrafts(table, (all) => store.set({ drafts: all }), tellTabs)
  const answering = createAnswering(userId, (all) => store.set({ answering: all }))
  const editing = keptByChat(createJournal<DraftEdit>('edits', userId), (all) => store.set({ editing: all }))
  let devices: ReturnType<typeof createOtherDevices> | null = null
  let wasConnected = false

  /** What tells the other devices is fetched when there is something to tell or to hear; without a network, later. */
  function withDevices(work: (all: NonNullable<typeof devices>) => void): void {
    if (devices) {
      work(devices)
      return
    }
    const made = import('#client/drafts/other-devices.ts').then(({ createOtherDevices }) => {
      devices ??= createOtherDevices({ ...ports, drafts, answering, editing })
      return devices
    })
    void made.then(work, () => {})
  }

  function tell(chatId: number): void {
    withDevices((all) => all.tell(chatId))
  }

  function begun(): number[] {
    const state = store.get()
    return [state.drafts, state.answering, state.editing].flatMap((each) => [...each.keys()])
  }

  return {
    setDraft(chatId: number, text: string): void {
      drafts.set(chatId, text)
      tell(chatId)
    },
    answer(chatId: number, to: { message: Message; quote: string | null } | null): void {
      answering.set(chatId, to && replyTo(to.message, to.quote))
      tell(chatId)
    },
    setEdit(chatId: number, edit: DraftEdit | null): void {
      editing.set(chatId, edit)
      tell(chatId)
    },
    /** Another tab has written it. */
    hear(chatId: number, text: string): void {
      drafts.hear(chatId, text)
      withDevices(({ tellLater }) => tellLater(chatId))
    },
    async restore(): Promise<void> {
      await drafts.restore()
      answering.restore()
      editing.restore()
    },
    /** The replica or the connection may be another one. */
    look(): void {
      const { conversations, chats } = replica()
      // What one is about to answer may have changed, or be gone.
      for (const chatId of store.get().answering.keys()) {
        answering.follow(chatId, conversations.get(chatId)?.messages ?? [])
      }
      if (!store.get().restored) return
      const isBack = isConnected() && !wasConnected
      wasConnected = isConnected()
      const mine = isBack ? begun() : []
      if (devices || mine.length > 0 || [...chats.values()].some(({ chat }) => chat.membership?.draft)) {
        withDevices((all) => {
          all.look(isBack)
          for (const chatId of mine) all.tell(chatId)
        })
      }
    },
    pause: () => devices?.pause(),
  }
}
