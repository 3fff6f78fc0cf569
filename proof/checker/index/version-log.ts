import { countUpTo } from '#proof/checker/index/sorted.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

/** How a message looked at a rev, with the entry that first told it so. */
export interface Version {
  message: SeenMessage
  entry: HistoryEntry
}

const revOf = ({ message }: Version) => message.rev

/**
 * Every look of every message that anybody was told or that the database has at the end, in the order of `rev`. What was told
 * of one rev in two ways stands in it twice.
 */
export class VersionLog {
  private readonly byId = new Map<number, Version[]>()
  private readonly byChat = new Map<number, Version[]>()

  note(message: SeenMessage, entry: HistoryEntry): void {
    const known = this.byId.get(message.id)
    if (!known) {
      this.byId.set(message.id, [{ message, entry }])
      return
    }
    const place = known[known.length - 1] as Version
    if (place.message.rev < message.rev) {
      known.push({ message, entry })
      return
    }
    const end = countUpTo(known, message.rev, revOf)
    for (let at = end - 1; at >= 0 && known[at]?.message.rev === message.rev; at--) {
      if (looksSame((known[at] as Version).message, message)) return
    }
    known.splice(end, 0, { message, entry })
  }

  /** To be called once, when all is noted. */
  finish(): void {
    for (const versions of this.byId.values()) {
      for (const version of versions) {
        const list = this.byChat.get(version.message.chat)
        if (list) list.push(version)
        else this.byChat.set(version.message.chat, [version])
      }
    }
    for (const list of this.byChat.values()) list.sort((a, b) => revOf(a) - revOf(b))
  }

  /** The versions of each message, by `rev`. */
  messages(): Iterable<readonly Version[]> {
    return this.byId.values()
  }

  of(id: number): readonly Version[] {
    return this.byId.get(id) ?? []
  }

  /** The newest look of a message up to a rev. */
  newestUpTo(id: number, rev: number): Version | undefined {
    const versions = this.of(id)
    return versions[countUpTo(versions, rev, revOf) - 1]
  }

  /** What is known to have changed in a chat in `(after, upto]`. */
  *changedIn(chat: number, after: number, upto: number): Generator<Version> {
    const list = this.byChat.get(chat) ?? []
    for (let at = countUpTo(list, after, revOf); at < list.length; at++) {
      const version = list[at] as Version
      if (revOf(version) > upto) return
      yield version
    }
  }
}

/** True when two tellings of a message at one rev agree; reactions that one of them leaves out agree with any. */
export function looksSame(a: SeenMessage, b: SeenMessage): boolean {
  return (
    a.chat === b.chat &&
    a.seq === b.seq &&
    a.rev === b.rev &&
    a.author === b.author &&
    a.clientId === b.clientId &&
    a.content === b.content &&
    a.system === b.system &&
    a.version === b.version &&
    a.deleted === b.deleted &&
    (a.reactions === null || b.reactions === null || reactionsKey(a.reactions) === reactionsKey(b.reactions))
  )
}

export function reactionsKey(reactions: NonNullable<SeenMessage['reactions']>): string {
  return reactions
    .map(({ user, emoji }) => `${user}:${emoji}`)
    .sort()
    .join(' ')
}
