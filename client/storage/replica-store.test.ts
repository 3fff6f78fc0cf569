import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { applyChat } from '#client/replica/apply-chat.ts'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyUserChange, removeChat } from '#client/replica/apply-user-change.ts'
import { markReadHere } from '#client/replica/read-marks.ts'
import { emptyReplica, type Replica, withConversation } from '#client/replica/replica.ts'
import { connectDatabase } from '#client/storage/database.ts'
import { createReplicaStore } from '#client/storage/replica-store.ts'
import { chat, EPOCH, me, message, recordOf, replicaOf } from '#client/testing/rows.ts'

let account = 0
beforeEach(() => {
  account++
})

/** A tab of the browser: what it holds, and the store it shares with the others. */
function openTab() {
  const store = createReplicaStore(connectDatabase(account))
  const openedAt = new Map<number, number>()
  let saved = emptyReplica(me())
  return {
    replica: saved,
    openedAt,
    async load() {
      saved = (await store.load(me())).replica
      this.replica = saved
      return this.replica
    },
    async save(now: Replica) {
      await store.save(saved, now, openedAt)
      saved = now
      this.replica = now
    },
    recent: async () => (await store.load(me())).recent,
  }
}

const newMessage = (replica: Replica, seq: number) =>
  applyChatChanges(replica, {
    chat_id: 7,
    epoch: EPOCH,
    after: seq - 1,
    upto: seq,
    changes: [{ rev: seq, message: message(seq), members: [] }],
  })

const stored = () => openTab().load()

describe('what the browser keeps of the server', () => {
  test('chats, the newest messages, cursors and counts are the same after a reload', async () => {
    const first = newMessage(
      replicaOf(
        [chat({ head: 3, read: 3 }), chat({ id: 8 })],
        [1, 2, 3].map((seq) => message(seq)),
      ),
      4,
    )
    await openTab().save({ ...first, userRev: 9 })
    const again = await stored()
    expect(again.userRev).toBe(9)
    expect(again.epoch).toBe(EPOCH)
    expect(recordOf(again)).toEqual(recordOf(first))
    expect(recordOf(again).unread).toBe(1)
    expect(again.conversations.get(7)?.messages).toEqual(first.conversations.get(7)?.messages)
  })

  test('of a long conversation the newest 200 messages stay, and there are older ones', async () => {
    const many = Array.from({ length: 450 }, (_, place) => message(place + 1))
    await openTab().save(replicaOf([chat({ head: 450 })], many))
    const kept = (await stored()).conversations.get(7)
    expect(kept?.messages).toEqual(many.slice(-200))
    expect(kept?.hasOlder).toBe(true)
  })

  test('messages that are not the newest are not kept: the chat alone is', async () => {
    const replica = replicaOf([chat({ head: 9 })], [message(1), message(2)])
    const conversation = replica.conversations.get(7)
    if (!conversation) throw new Error('No conversation')
    await openTab().save(withConversation(replica, { ...conversation, hasNewer: true }))
    const again = await stored()
    expect(again.conversations.size).toBe(0)
    expect(recordOf(again).rev).toBe(9)
  })

  test('a conversation that was kept at an older step lowers the cursor to it, the entry stays ahead', async () => {
    const tab = openTab()
    const first = replicaOf(
      [chat({ head: 3 })],
      [1, 2, 3].map((seq) => message(seq)),
    )
    await tab.save(first)
    const conversations = new Map(first.conversations)
    conversations.delete(7)
    await tab.save(applyChat({ ...first, conversations }, chat({ head: 6, last_message: message(6) }), true))
    const again = recordOf(await stored())
    expect([again.rev, again.chat.head, again.chat.last_message?.seq]).toEqual([3, 6, 6])
  })

  test('the thirty conversations that were on screen last are kept', async () => {
    const chats = Array.from({ length: 40 }, (_, place) => chat({ id: place + 1, head: 1 }))
    const messages = chats.map(({ id }) => message(1, { id: 1000 + id, chat_id: id }))
    const tab = openTab()
    for (const { id } of chats) tab.openedAt.set(id, id)
    await tab.save(replicaOf(chats, messages))
    expect(await tab.recent()).toEqual(Array.from({ length: 30 }, (_, place) => 40 - place))
  })
})

describe('two tabs that write the same rows', () => {
  test('[BC18] a tab that is behind moves nothing back', async () => {
    const [ahead, behind] = [openTab(), openTab()]
    const start = replicaOf([chat({ head: 1 })], [message(1)])
    await ahead.save(start)
    await behind.load()
    await ahead.save({ ...newMessage(newMessage(start, 2), 3), userRev: 5 })
    await behind.save({ ...newMessage(behind.replica, 2), userRev: 1 })
    const again = await stored()
    expect([again.userRev, recordOf(again).rev, again.conversations.get(7)?.messages.length]).toEqual([5, 3, 3])
  })

  test('[BC18] the furthest read mark stays, whichever tab knows more messages', async () => {
    const [reader, listener] = [openTab(), openTab()]
    const start = replicaOf([chat({ head: 1 })], [message(1)])
    await reader.save(start)
    await listener.load()
    await listener.save(newMessage(listener.replica, 2))
    await reader.save(markReadHere(reader.replica, 7, 1))
    await listener.save(newMessage(listener.replica, 3))
    const again = recordOf(await stored())
    expect([again.lastReadSeq, again.rev, again.unread]).toEqual([1, 3, 2])
  })

  test('[DF4] the newer draft stays, whichever tab knows more messages', async () => {
    const [ahead, behind] = [openTab(), openTab()]
    const start = replicaOf([chat({ head: 1 })], [message(1)])
    await ahead.save(start)
    await behind.load()
    const draft = { text: 'half', reply: null, edit: null, rev: 5 }
    await ahead.save({ ...applyUserChange(start, { type: 'draft', rev: 5, chat_id: 7, draft }), userRev: 5 })
    await behind.save(newMessage(behind.replica, 2))
    const again = await stored()
    expect([again.userRev, recordOf(again).chat.membership?.draft]).toEqual([5, draft])
  })

  test('[PL3] so do the newer votes', async () => {
    const [ahead, behind] = [openTab(), openTab()]
    const start = replicaOf([chat({ head: 1 })], [message(1)])
    await ahead.save(start)
    await behind.load()
    const votes = { polls: [{ seq: 1, options: [0] }], rev: 5 }
    await ahead.save({ ...applyUserChange(start, { type: 'votes', rev: 5, chat_id: 7, votes }), userRev: 5 })
    await behind.save(newMessage(behind.replica, 2))
    expect(recordOf(await stored()).chat.membership?.votes).toEqual(votes)
  })

  test('a chat that was removed is not brought back by a tab that has not heard of it', async () => {
    const [ahead, behind] = [openTab(), openTab()]
    const start = { ...replicaOf([chat({ head: 1 })], [message(1)]), userRev: 1 }
    await ahead.save(start)
    await behind.load()
    await ahead.save({ ...removeChat(start, 7), userRev: 2 })
    await behind.save(newMessage(behind.replica, 2))
    expect((await stored()).chats.size).toBe(0)
  })

  test('after a restore from backup only those who heard of it write', async () => {
    const [ahead, behind] = [openTab(), openTab()]
    await ahead.save(replicaOf([chat({ head: 9 })], [message(9)]))
    await behind.load()
    const restarted = { ...replicaOf([chat({ head: 2 })], [message(2)]), epoch: '00000000-0000-4000-8000-000000000002' }
    await ahead.save(restarted)
    await behind.save(newMessage(behind.replica, 10))
    const again = await stored()
    expect([again.epoch, recordOf(again).rev]).toEqual([restarted.epoch, 2])
  })

  test('[BC1, BC4, BC18] whatever two tabs apply and write in whatever order, nothing stored falls', async () => {
    const deed = fc.record({ tab: fc.nat(1), seq: fc.nat(12), read: fc.nat(12), save: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 20 }), async (deeds) => {
        account++
        const tabs = [openTab(), openTab()]
        const start = replicaOf([chat({ head: 0 })], [])
        await tabs[0]?.save(start)
        for (const tab of tabs) await tab.load()
        const now = tabs.map((tab) => tab.replica)
        let before = [0, 0]
        for (const { tab, seq, read, save } of deeds) {
          let replica = now[tab] ?? start
          for (let next = recordOf(replica).rev + 1; next <= seq; next++) replica = newMessage(replica, next)
          now[tab] = markReadHere(replica, 7, read)
          if (!save) continue
          await tabs[tab]?.save(now[tab])
          const again = recordOf(await stored())
          expect(again.chat.head).toBeGreaterThanOrEqual(before[0] ?? 0)
          expect(again.lastReadSeq).toBeGreaterThanOrEqual(before[1] ?? 0)
          expect(again.unread).toBe(Math.max(0, again.chat.head - again.lastReadSeq))
          before = [again.chat.head, again.lastReadSeq]
        }
      }),
      { numRuns: 40 },
    )
  })
})
