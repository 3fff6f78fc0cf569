import { isDeepStrictEqual } from 'node:util'
import type { StoredChat, StoredConversation, StoredCursor } from '#client/storage/stored-replica.ts'
import { countUnread, listMentions, memberOf, readUpToOf } from '#client/sync/testing/model-chat.ts'
import type { Tables } from '#client/sync/testing/model-database.ts'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import type { ModelServer } from '#client/sync/testing/model-server.ts'

/** BC3, BC4: at rest, the device shows what a fresh one fetches. */
export function sameAsFresh(
  server: ModelServer,
  device: ModelDevice,
  fresh: ModelDevice,
  { othersRead }: { othersRead: boolean },
): void {
  const { replica, gaps, loads } = device.engine
  same('BC3 what is shown', summary(device, othersRead), summary(fresh, othersRead))
  for (const record of replica.chats.values()) {
    const chat = server.chats.get(record.chat.id)
    if (!chat || !record.chat.membership) continue
    const mine = chat.members.get(device.userId)
    const mark = mine ? readUpToOf(mine) : 0
    same('BC3 the cursor is at the head', record.rev, chat.head)
    same('BC4 one mark on all devices', record.lastReadSeq, mine?.lastReadSeq)
    same('BC29 one flag on all devices', record.unreadFrom, mine?.unreadFrom)
    same('DF4 one draft on all devices', record.chat.membership.draft, mine?.draft)
    same('PL3 one choice on all devices', record.chat.membership.votes, chat.votes.get(device.userId) ?? null)
    same('every wish was told', record.wish, null)
    same('BC4 a plain recount', record.unread, countUnread(chat, device.userId, mark, chat.head))
    same('MN4 a plain recount', record.mentions, listMentions(chat, device.userId, mark, chat.head))
    const members = replica.members.get(chat.id)?.map(({ user, role, rev }) => ({ id: user.id, role, rev }))
    const all = [...chat.members].map(([id, each]) => memberOf(id, each))
    if (members)
      same('BC3 members', sorted(members), sorted(all.map(({ user, role, rev }) => ({ id: user.id, role, rev }))))
  }
  same('nothing is waited for', [gaps.size, loads.size], [0, 0])
}

const sorted = (members: { id: number }[]) => members.sort((a, b) => a.id - b.id)

function same(what: string, here: unknown, there: unknown): void {
  if (!isDeepStrictEqual(here, there))
    throw new Error(`${what}: ${JSON.stringify(here)} is not ${JSON.stringify(there)}`)
}

/** BC13, BC14: what was written is stored once, in the order of its writer, and queued no longer. `given` is by writer and chat. */
export function arrivedOnce(
  server: ModelServer,
  given: ReadonlyMap<string, readonly string[]>,
  lost: ReadonlySet<string>,
): void {
  for (const [where, keys] of given) {
    const due = keys.filter((key) => !lost.has(key))
    const stored = [...server.chats.values()].flatMap((chat) =>
      [...chat.messages.values()].map(([first]) => first?.client_id),
    )
    const here = stored.filter((key) => key && keys.includes(key))
    if (new Set(here).size !== here.length) throw new Error(`BC13 ${where}: stored twice, ${here}`)
    const missing = due.filter((key) => !server.storedKeys.includes(key))
    if (missing.length > 0) throw new Error(`BC13 ${where}: ${missing} never arrived`)
    // What a backup has lost is queued nowhere but in a tab that has not heard that it was stored, and comes when that tab sends it.
    const order = due.filter((key) => here.includes(key) && !server.lostKeys.has(key))
    if (here.filter((key) => key && order.includes(key)).join() !== order.join())
      throw new Error(`BC14 ${where}: ${here} is not the order ${order}`)
  }
}

/** BC18: in the database, too, nothing moves back; called at each commit. */
export function keepsForward(before: Tables, after: Tables): void {
  const cursor = (tables: Tables) => tables.get('cursor')?.get('one') as StoredCursor | undefined
  const [old, now] = [cursor(before), cursor(after)]
  if (!old || !now || old.epoch !== now.epoch) return
  if (now.userRev < old.userRev) throw new Error(`BC18 the kept cursor fell from ${old.userRev} to ${now.userRev}`)
  for (const [id, row] of before.get('chats') ?? []) {
    const [was, is] = [row as StoredChat, after.get('chats')?.get(id) as StoredChat | undefined]
    if (!is) continue
    if (is.chat.head < was.chat.head) throw new Error(`BC18 the kept entry of ${id} fell to ${is.chat.head}`)
    for (const [rule, what] of [
      ['DF4', 'draft'],
      ['PL3', 'votes'],
    ] as const) {
      const [had, has] = [was, is].map(({ chat }) => chat.membership?.[what]?.rev ?? 0) as [number, number]
      if (has < had) throw new Error(`${rule} the kept ${what} of ${id} fell to ${has}`)
    }
    if (is.lastReadSeq < was.lastReadSeq) throw new Error(`BC18 the kept mark of ${id} fell to ${is.lastReadSeq}`)
  }
  for (const [id, row] of before.get('conversations') ?? []) {
    const is = after.get('conversations')?.get(id) as StoredConversation | undefined
    if (is && is.rev < (row as StoredConversation).rev) throw new Error(`BC18 kept messages of ${id} fell to ${is.rev}`)
  }
}

function summary({ engine: { replica } }: ModelDevice, othersRead: boolean) {
  const { epoch, userRev, me } = replica
  const mine = [...replica.chats.values()].filter((record) => record.chat.membership !== null)
  const chats = mine

    .map(({ chat, rev, unread, mentions, lastReadSeq, unreadFrom, othersReadSeq, typing }) => {
      const { membership, others_read_seq: _, ...shared } = chat
      return {
        ...shared,
        role: membership?.role,
        draft: membership?.draft,
        votes: membership?.votes,
        rev,
        unread,
        mentions,
        lastReadSeq,
        unreadFrom,
        typing,
        ...(othersRead && { othersReadSeq }),
      }
    })
    .sort((a, b) => a.id - b.id)
  return { epoch, userRev, me, chats }
}
