import { backoff } from '#client/connection/backoff.ts'
import type { OutboxItem } from '#client/messenger.ts'
import { type Attempt, FIRST_ATTEMPT, judge, nextToSend } from '#client/outbox/outbox-queue.ts'
import type { OutboxStore, StoredItem } from '#client/outbox/outbox-store.ts'
import type { Message } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import type { Answer } from '#contracts/socket-events.ts'

export interface OutboxPorts {
  store: OutboxStore
  /** Sends once. When no answer came the problem is `unavailable`. */
  send(item: OutboxItem): Promise<Answer<{ message: Message }>>
  /** True while this tab may send the item: it is connected, and leads or is the only one that has it. */
  maySend(item: OutboxItem): boolean
  /** True when the message itself is in its chat; `storedRev` is the step that brings it there, once it is known. */
  isThere(item: OutboxItem, storedRev: number | null): boolean
  onStored(message: Message): void
  /** The list is another one. `kept` says that what the browser keeps changed too: other tabs have to look again. */
  onChange(kept: boolean): void
  onSignedOut(): void
}

/**
 * Messages on their way: written first, then shown, then sent, one after the other within a chat, again and again with
 * the same `client_id` until the server has said yes or no.
 */
export function createOutbox(ports: OutboxPorts) {
  const { store } = ports
  let items: readonly OutboxItem[] = []
  const attempts = new Map<string, Attempt>()
  /** What has left the queue; a reading that began before must not bring it back. */
  const gone = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let writes: Promise<unknown> = Promise.resolve()

  /** One after the other: a list that is read contains what was written before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = writes.then(work)
    writes = done.catch(() => {})
    return done
  }

  function attemptOf(clientId: string): Attempt {
    return attempts.get(clientId) ?? FIRST_ATTEMPT
  }

  function note(clientId: string, patch: Partial<Attempt>): void {
    attempts.set(clientId, { ...attemptOf(clientId), ...patch })
  }

  function show(next: readonly OutboxItem[], kept: boolean): void {
    items = next
    // Another tab may have sent it while it was written down here.
    settle()
    ports.onChange(kept)
  }

  function put(item: OutboxItem, kept: boolean): void {
    show(
      items.map((each) => (each.clientId === item.clientId ? item : each)),
      kept,
    )
  }

  async function reload(): Promise<void> {
    const stored = await inTurn(() => store.all()).catch(() => null)
    if (!stored) return
    items = stored
      .filter((item) => !gone.has(item.clientId))
      .map((item) => (attemptOf(item.clientId).inFlight ? { ...item, state: 'sending' as const } : item))
    // What has arrived may still be kept: the page was closed in between, or another tab is about to remove it.
    settle()
    ports.onChange(false)
    pump()
  }

  function pump(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const { send, lookAgainAt } = nextToSend(items, attempts, Date.now(), ports.maySend)
    if (lookAgainAt !== null) timer = setTimeout(pump, Math.max(0, lookAgainAt - Date.now()))
    for (const item of send) void sendOne(item)
  }

  async function sendOne(item: OutboxItem): Promise<void> {
    note(item.clientId, { inFlight: true })
    put({ ...item, state: 'sending' }, false)
    const answer = await ports.send(item)
    note(item.clientId, { inFlight: false })
    if (gone.has(item.clientId)) attempts.delete(item.clientId)
    else if (answer.ok) stored(item, answer.data.message)
    else await refused(item, answer.problem)
    pump()
  }

  function stored(item: OutboxItem, message: Message): void {
    note(item.clientId, { storedRev: message.rev })
    ports.onStored(message)
    settle()
  }

  async function refused(item: OutboxItem, problem: Problem): Promise<void> {
    const { tries } = attemptOf(item.clientId)
    const verdict = judge(problem, tries + 1)
    if (verdict.kind === 'failed') {
      const failed: StoredItem = { ...item, state: 'failed', problem }
      attempts.delete(item.clientId)
      await inTurn(() => store.update(failed)).catch(() => {})
      return put(failed, true)
    }
    if (verdict.kind === 'again') {
      const now = Date.now()
      note(item.clientId, { tries: tries + 1, pausedUntil: now + backoff(tries), notBefore: now + verdict.waitMs })
    }
    put({ ...item, state: 'queued' }, false)
    if (verdict.kind === 'signed_out') ports.onSignedOut()
    // Another tab, which led for a moment, may have had another answer.
    await reload()
  }

  /** What is in its chat leaves the queue, in the same moment and whoever sent it. */
  function settle(): void {
    const there = items.filter((item) => ports.isThere(item, attemptOf(item.clientId).storedRev))
    if (there.length === 0) return
    const clientIds = there.map((item) => item.clientId)
    for (const clientId of clientIds) {
      gone.add(clientId)
      if (!attemptOf(clientId).inFlight) attempts.delete(clientId)
    }
    items = items.filter((item) => !gone.has(item.clientId))
    void inTurn(() => store.remove(clientIds))
      .catch(() => {})
      .then(() => ports.onChange(true))
  }

  return {
    items: () => items,
    reload,
    pump,
    settle,

    async add(item: StoredItem): Promise<void> {
      await inTurn(() => store.add(item))
      // A list that was read in between may have brought it, and it may have arrived by now.
      const known = gone.has(item.clientId) || items.some((each) => each.clientId === item.clientId)
      show(known ? items : [...items, item], true)
      pump()
    },

    /** Queues a failed message anew, after what has been queued since. */
    async retry(clientId: string): Promise<void> {
      const item = items.find((each) => each.clientId === clientId)
      if (item?.state !== 'failed') return
      const queued: StoredItem = { ...item, state: 'queued', problem: null, queuedAt: Date.now() }
      await inTurn(() => store.requeue(queued))
      show([...items.filter((each) => each.clientId !== clientId), queued], true)
      pump()
    },

    async discard(clientId: string): Promise<void> {
      const item = items.find((each) => each.clientId === clientId)
      if (item?.state !== 'failed') return
      gone.add(clientId)
      show(
        items.filter((each) => each.clientId !== clientId),
        false,
      )
      await inTurn(() => store.remove([clientId]))
      ports.onChange(true)
    },

    /**
     * After a new connection nothing waits for the back-off of the old one, and what a server said that may have been restored
     * from a backup meanwhile is asked again: it stores each key once.
     */
    forgetConnection(): void {
      for (const [clientId, attempt] of attempts) {
        attempts.set(clientId, { ...attempt, tries: 0, pausedUntil: 0, storedRev: null })
      }
    },

    pause(): void {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
