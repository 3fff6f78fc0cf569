import type { Replica } from '#client/replica/replica.ts'
import type { Command, UserChanges } from '#client/sync/engine-protocol.ts'
import type { HistoryPage, HistoryRequest, Message } from '#contracts/messages.ts'
import type { ChatChanges } from '#contracts/sync.ts'

/** Steps of a chat that are known to exist and have not been applied: something before them is missing. */
export interface Gap {
  /** The head that is known of. */
  target: number
  held: ChatChanges[]
  state: 'holding' | 'asking'
  attempt: number
}

/** A page of history on its way, or here and ahead of the cursor. */
export interface Load {
  token: number
  chatId: number
  kind: 'older' | 'newer' | 'replace'
  /** The `seq` at the end of the stretch that the page continues. */
  edge: number
  request: HistoryRequest
  page: HistoryPage | null
  /** Messages of changes that were applied since the page was asked for. */
  since: Message[]
}

/** The engine's memory. It changes in place and does no input or output: what is to be done stands in `commands`. */
export interface Engine {
  replica: Replica
  /** Between `welcome` and `disconnected`. */
  live: boolean
  /** An answer to `sync` came on this connection. */
  synced: boolean
  /** The same, on any connection. */
  everSynced: boolean
  syncing: boolean
  syncAgain: boolean
  /** The chat on screen. */
  open: number | null
  /** The chat on screen, when it was marked unread while it was there: reading waits until it is opened again. */
  held: number | null
  /** The chat on screen, when the person has written in it since it was opened: he is at its end. */
  wroteIn: number | null
  /** Chats whose messages are kept, the last opened first. */
  recent: number[]
  gaps: Map<number, Gap>
  userHeld: UserChanges[]
  userWaiting: boolean
  /** The person's own counter as the heartbeat said it. */
  userHead: number
  /** Read marks of others that came while the list was on its way. */
  readsHeld: { chatId: number; userId: number; seq: number }[]
  loads: Map<number, Load>
  nextToken: number
  commands: Command[]
}

export function createEngine(replica: Replica, recent: readonly number[] = []): Engine {
  return {
    replica,
    live: false,
    synced: false,
    everSynced: false,
    syncing: false,
    syncAgain: false,
    open: null,
    held: null,
    wroteIn: null,
    recent: recent.filter((chatId) => replica.conversations.has(chatId)),
    gaps: new Map(),
    userHeld: [],
    userWaiting: false,
    userHead: 0,
    readsHeld: [],
    loads: new Map(),
    nextToken: 1,
    commands: [],
  }
}

/** True when nothing that is known to be missing is still on its way. */
export function isCurrent(engine: Engine): boolean {
  return engine.synced && ![...engine.gaps.values()].some((gap) => gap.state === 'asking')
}
