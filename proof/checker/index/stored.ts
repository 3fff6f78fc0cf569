import { PairMap } from '#proof/checker/index/pair-map.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import type { EntryOf } from '#proof/history/entry.ts'

export type StoredMessage = EntryOf<'stored_message'>
export type StoredMember = EntryOf<'stored_member'>
type StoredRow =
  | EntryOf<'stored_chat'>
  | StoredMessage
  | StoredMember
  | EntryOf<'stored_session'>
  | EntryOf<'stored_reaction'>

/** The rows of the database at the end. */
export class Stored {
  readonly chats: ReadonlyMap<number, EntryOf<'stored_chat'>>
  readonly messages: ReadonlyMap<number, StoredMessage>
  /** By `seq`. */
  readonly messagesOf: ReadonlyMap<number, readonly StoredMessage[]>
  readonly members = new PairMap<number, number, StoredMember>()
  readonly membersOf: ReadonlyMap<number, readonly StoredMember[]>
  readonly sessions: ReadonlyMap<string, EntryOf<'stored_session'>>
  /** By message. */
  readonly reactionsOf: ReadonlyMap<number, readonly EntryOf<'stored_reaction'>[]>
  private readonly byKey = new PairMap<number, string, StoredMessage[]>()

  constructor(
    readonly summary: EntryOf<'rows'>,
    readonly all: readonly StoredRow[],
  ) {
    const of = <T extends StoredRow['type']>(type: T) =>
      all.filter((row): row is Extract<StoredRow, { type: T }> => row.type === type)
    this.chats = new Map(of('stored_chat').map((row) => [row.chat, row]))
    const messages = of('stored_message').sort((a, b) => a.seq - b.seq)
    this.messages = new Map(messages.map((row) => [row.id, row]))
    this.messagesOf = groupBy(messages, (row) => row.chat)
    for (const row of messages) {
      if (row.clientId !== null) this.byKey.need(row.author, row.clientId, () => []).push(row)
    }
    const members = of('stored_member')
    for (const row of members) this.members.set(row.chat, row.user, row)
    this.membersOf = groupBy(members, (row) => row.chat)
    this.sessions = new Map(of('stored_session').map((row) => [row.session, row]))
    this.reactionsOf = groupBy(of('stored_reaction'), (row) => row.message)
  }

  /** Every row under an author's key: one, unless something is wrong. */
  underKey(author: number, clientId: string): readonly StoredMessage[] {
    return this.byKey.get(author, clientId) ?? []
  }
}
