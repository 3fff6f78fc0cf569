import type { FaultKind } from '#proof/chaos/schedule/schedule.ts'
import type { Invariant } from '#proof/checker/verdict.ts'

/** One textual change of a copy of the sources: `find` stands in the file exactly once. */
export interface Edit {
  file: string
  find: string
  replace: string
}

/** A fault of the server itself, and how a run has to find it. */
export interface Planting {
  name: string
  /** What is wrong with the server, in a sentence. */
  sentence: string
  edits: readonly Edit[]
  /** The faults it needs to show, or all. */
  kinds?: readonly FaultKind[]
  /** How long, where one round of faults may miss it. */
  minutes?: number
  /** Any of these has to be named. */
  expected: readonly Invariant[]
}

/**
 * The API routes are built by Next and bring their own copy of every module, which is not rebuilt here. What exists once in
 * the process belongs to whoever asks first: this lets the changed copy ask first for the queue that all sends pass.
 */
const OWN_THE_QUEUE: Edit = {
  file: 'realtime/start-realtime.ts',
  find: '  const connections = new Connections()\n',
  replace: '  sendQueue()\n  const connections = new Connections()\n',
}

export const PLANTINGS: readonly Planting[] = [
  {
    name: 'acknowledge-before-commit',
    sentence: 'A send is acknowledged when its transaction was told to commit, not when it has.',
    edits: [
      OWN_THE_QUEUE,
      {
        file: 'runtime/transaction.ts',
        find: '    await commit(client)\n',
        replace: '    commit(client).catch(() => {})\n',
      },
    ],
    kinds: ['kill_backend', 'kill_database'],
    minutes: 0.4,
    expected: ['I1', 'I22'],
  },
  {
    name: 'retry-stored-twice',
    sentence: 'A send whose key is known is stored again. The unique index that would refuse it is an ordinary one.',
    edits: [
      OWN_THE_QUEUE,
      {
        file: 'domain/messages/plan-batch.ts',
        find: 'const known = fact.prior ? asSent(fact.prior) : earlier === undefined ? undefined : plan.writes[earlier]',
        replace: 'const known = earlier === undefined ? undefined : plan.writes[earlier]',
      },
      {
        file: 'db/migrations/0001_first_tables.sql',
        find: 'CREATE UNIQUE INDEX "messages_author_client"',
        replace: 'CREATE INDEX "messages_author_client"',
      },
    ],
    expected: ['I1', 'I2', 'I4'],
  },
  {
    name: 'counter-outside-the-lock',
    sentence:
      'The counter is read without locking the chat, and several batches are written at once. The unique index that would refuse a number taken twice is an ordinary one.',
    edits: [
      OWN_THE_QUEUE,
      {
        file: 'domain/chats/chat-store.ts',
        find: 'ORDER BY id FOR UPDATE',
        replace: 'ORDER BY id',
      },
      {
        file: 'domain/messages/send-queue.ts',
        find: '    if (this.#lanes.size >= LANES) return\n',
        replace: '',
      },
      {
        file: 'domain/messages/send-queue.ts',
        find: '(this.#busy.get(chatId) ?? lane) === lane',
        replace: 'true',
      },
      {
        file: 'db/migrations/0001_first_tables.sql',
        find: 'CREATE UNIQUE INDEX "messages_chat_seq"',
        replace: 'CREATE INDEX "messages_chat_seq"',
      },
    ],
    expected: ['I5'],
  },
  {
    name: 'event-lost-without-heads',
    sentence: 'Every other event of a chat is lost on its way to the sockets, and heartbeats tell no heads.',
    edits: [
      {
        file: 'realtime/deliver-chats.ts',
        find: "  io.to(chatRoom(changes.chat_id)).emit('chat:changes', changes)\n",
        replace: "  if (Math.random() < 0.5) io.to(chatRoom(changes.chat_id)).emit('chat:changes', changes)\n",
      },
      {
        file: 'realtime/deliver-heads.ts',
        find: '  async deliver(): Promise<void> {\n',
        replace: '  async deliver(): Promise<void> {\n    if (this.io) return\n',
      },
    ],
    expected: ['I10'],
  },
  {
    name: 'event-to-a-signed-out-session',
    sentence: 'The sockets of a session that has ended stay open and hear everything.',
    edits: [
      {
        file: 'realtime/connections.ts',
        find: '    for (const connection of [...(this.#bySession.get(sessionId) ?? [])]) connection.end(reason)\n',
        replace: '    void [sessionId, reason]\n',
      },
    ],
    expected: ['I16'],
  },
]
