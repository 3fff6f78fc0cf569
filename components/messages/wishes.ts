/**
 * What the person has just done to messages and the server does not know yet, or does not tell yet: shown at once, and shown no
 * more when it was refused. Rules DE5, RX6, PL7.
 */
export interface Wishes {
  /** Keys of messages that he has deleted: for good, once he can no longer undo it. */
  going: ReadonlySet<string>
  /** By the message's key, the emoji that he wants to have there, or not. */
  reactions: ReadonlyMap<string, ReadonlyMap<string, boolean>>
  /** By the message's key, the answers of a poll that he chooses. */
  votes: ReadonlyMap<string, readonly number[]>
}

let wishes: Wishes = { going: new Set(), reactions: new Map(), votes: new Map() }
const listeners = new Set<() => void>()

export function currentWishes(): Wishes {
  return wishes
}

export function listenToWishes(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** One message of one chat. */
export function wishKey(chatId: number, seq: number): string {
  return `${chatId}:${seq}`
}

export function setWishes(next: Wishes): void {
  wishes = next
  for (const listener of listeners) listener()
}
