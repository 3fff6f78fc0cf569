import type { Op, Outcome } from '#proof/chaos/recording/recorder.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

type Ending = Pick<Outcome, 'outcome' | 'answer'> & { endedAt: number | null }

/** A chat that is in the database at the end. */
export interface FoundChat {
  id: number
  /** Empty for a direct chat. */
  name: string
  memberIds: number[]
}

/** Writes down whose rights an operation changed: members of new chats, who joins a public one by writing, ended sessions. */
export class Standings {
  readonly #membersOfPublic = new Map<number, Set<number>>()
  /** Chats that were perhaps made, and whose number nobody was told. */
  readonly #doubtful: { op: Op; endedAt: number | null }[] = []

  constructor(private readonly write: (entry: WrittenEntry) => void) {}

  /** Those who are in a public chat from its beginning: they join no more. */
  notePublic(chat: number, members: readonly number[]): void {
    if (!this.#membersOfPublic.has(chat)) this.#membersOfPublic.set(chat, new Set(members))
  }

  after(op: Op, ending: Ending): void {
    const { outcome, endedAt } = ending
    if (outcome === 'fail') return
    const bounds = { type: 'standing', user: op.user, startedAt: op.startedAt, endedAt, outcome } as const
    switch (op.call.kind) {
      case 'send': {
        const { chat } = op.call
        const members = this.#membersOfPublic.get(chat)
        if (!members || members.has(op.user)) return
        if (outcome === 'ok') members.add(op.user)
        this.write({ ...bounds, change: 'added', chat, role: 'member' })
        break
      }
      case 'sign_out':
        if (op.session !== null) this.write({ ...bounds, change: 'session_ended', session: op.session })
        break
      case 'create_chat': {
        const made = ending.answer?.chats?.[0]
        if (made) this.#founded(op, endedAt, outcome, made.chat)
        else this.#doubtful.push({ op, endedAt })
        break
      }
    }
  }

  /** Finds the chats whose founders were never answered. A name is used for one chat only, a pair has one direct chat. */
  settle(found: readonly FoundChat[]): void {
    for (const { op, endedAt } of this.#doubtful) {
      if (op.call.kind !== 'create_chat') continue
      const { name, members } = op.call
      const people = [op.user, ...members]
      const isIt = (chat: FoundChat) =>
        name === null ? chat.name === '' && people.every((id) => chat.memberIds.includes(id)) : chat.name === name
      for (const chat of found.filter(isIt)) this.#founded(op, endedAt, 'unknown', chat.id)
    }
  }

  #founded({ call, user, startedAt }: Op, endedAt: number | null, outcome: 'ok' | 'unknown', chat: number): void {
    if (call.kind !== 'create_chat') return
    for (const member of new Set([user, ...call.members])) {
      const role = member === user && call.name !== null ? 'owner' : 'member'
      const bounds = { type: 'standing', user: member, startedAt, endedAt, outcome } as const
      this.write({ ...bounds, change: 'added', chat, role })
    }
  }
}
