import type { Replica } from '#client/replica/replica.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import { COPY, type Connection, clearCopy, type Database } from '#client/storage/database.ts'
import {
  fromStored,
  mergeStoredChats,
  type StoredCursor,
  toStoredChat,
  toStoredConversation,
} from '#client/storage/stored-replica.ts'
import { KEPT_CONVERSATIONS } from '#client/sync/open-chat.ts'
import type { Me } from '#contracts/users.ts'

interface Kept {
  replica: Replica
  /** Chats whose messages are kept, last opened first. */
  recent: number[]
}

export interface ReplicaStore {
  /** What is damaged is forgotten. */
  load(me: Me): Promise<Kept>
  /**
   * Writes what differs between what this tab wrote or read last and now. Never moves back what another tab wrote: rows have
   * versions, and after a restore from backup only a tab that has heard of it writes.
   */
  save(saved: Replica, now: Replica, openedAt: ReadonlyMap<number, number>): Promise<void>
}

export function createReplicaStore(connection: Connection): ReplicaStore {
  return {
    async load(me) {
      const db = await connection.getForCopy()
      try {
        return await read(db, me)
      } catch {
        // Once may be an accident. What fails twice is damaged, and the server has it all.
        return await read(db, me).catch(() => forgetAll(db, me))
      }
    },

    async save(saved, now, openedAt) {
      const { epoch, userRev } = now
      if (epoch === null) return
      const tx = writing(await connection.getForCopy())
      const theirs = await tx.objectStore('cursor').get('one')
      const restarted = theirs?.epoch !== epoch
      // Another life of the counters is written by somebody else, and this tab has not heard of it yet.
      if (theirs && restarted && saved.epoch === epoch) return tx.done
      if (theirs && restarted)
        await Promise.all([tx.objectStore('chats').clear(), tx.objectStore('conversations').clear()])
      const before = restarted ? emptyReplica(now.me) : saved
      const newest = restarted || !theirs || userRev >= theirs.userRev
      await Promise.all([
        saveCursor(tx, { epoch, userRev: newest ? userRev : theirs.userRev }),
        saveChats(tx, before, now, newest),
        saveConversations(tx, before, now, openedAt),
      ])
      return tx.done
    },
  }
}

async function read(db: Database, me: Me): Promise<Kept> {
  const tx = db.transaction(COPY)
  const [cursor, chats, conversations] = await Promise.all([
    tx.objectStore('cursor').get('one'),
    tx.objectStore('chats').getAll(),
    tx.objectStore('conversations').getAll(),
  ])
  if (!cursor) return { replica: emptyReplica(me), recent: [] }
  return fromStored(me, cursor, chats, conversations)
}

async function forgetAll(db: Database, me: Me): Promise<Kept> {
  await clearCopy(db)
  return { replica: emptyReplica(me), recent: [] }
}

type Writing = ReturnType<typeof writing>
function writing(db: Database) {
  return db.transaction(COPY, 'readwrite')
}

async function saveCursor(tx: Writing, cursor: StoredCursor): Promise<void> {
  await tx.objectStore('cursor').put(cursor, 'one')
}

/** `newest` says that no other tab knows the list better: only then chats appear and disappear. */
async function saveChats(tx: Writing, before: Replica, now: Replica, newest: boolean): Promise<void> {
  const table = tx.objectStore('chats')
  const changed = [...now.chats].filter(([id, record]) => record !== before.chats.get(id) && record.chat.membership)
  await Promise.all(
    changed.map(async ([chatId, record]) => {
      const ours = toStoredChat(record)
      const theirs = await table.get(chatId)
      if (theirs) await table.put(mergeStoredChats(ours, theirs))
      else if (newest) await table.put(ours)
    }),
  )
  if (!newest) return
  for (const chatId of before.chats.keys()) {
    if (now.chats.get(chatId)?.chat.membership) continue
    await table.delete(chatId)
    await tx.objectStore('conversations').delete(chatId)
  }
}

async function saveConversations(
  tx: Writing,
  before: Replica,
  now: Replica,
  openedAt: ReadonlyMap<number, number>,
): Promise<void> {
  const table = tx.objectStore('conversations')
  for (const [chatId, conversation] of now.conversations) {
    const same = conversation === before.conversations.get(chatId)
    if (same && now.chats.get(chatId)?.rev === before.chats.get(chatId)?.rev) continue
    const theirs = await table.get(chatId)
    const ours = toStoredConversation(now, chatId, Math.max(openedAt.get(chatId) ?? 0, theirs?.openedAt ?? 0))
    if (ours && (!theirs || ours.rev >= theirs.rev)) await table.put(ours)
  }
  if ((await table.count()) <= KEPT_CONVERSATIONS) return
  const all = (await table.getAll()).sort((a, b) => b.openedAt - a.openedAt)
  for (const { chatId } of all.slice(KEPT_CONVERSATIONS)) await table.delete(chatId)
}
