import { describe, expect, test } from 'vitest'
import { createFirstPicture, type Shown } from '#client/first-picture.ts'
import type { Replica } from '#client/replica/replica.ts'
import { emptyConversation, emptyReplica, withConversation } from '#client/replica/replica.ts'
import { chat, EPOCH, me, message, replicaOf } from '#client/testing/rows.ts'
import { createView } from '#client/view.ts'
import type { FirstPicture } from '#contracts/first-picture.ts'

const ANNA = me()
const texts = ({ replica }: Shown, chatId = 7) =>
  replica.conversations.get(chatId)?.messages.map(({ content }) => content)
const order = (shown: Shown) => createView()(shown, []).order

/** Chat 7 with three messages, of which the last one is unread, and chat 8. */
function picture(patch: Partial<FirstPicture> = {}): FirstPicture {
  const open = chat({ head: 3, read: 2, unread: 1, last_message: message(3), last_message_time: message(3).timestamp })
  const messages = [message(1), message(2), message(3)]
  const page = { chat_id: 7, epoch: EPOCH, head: 3, messages, has_older: true, has_newer: false }
  return { epoch: EPOCH, chats: [open, chat({ id: 8 })], open, page, ...patch }
}

const knows = (replica: Replica, everSynced: boolean, open: number | null = 7) => ({ replica, everSynced, open })
const NOTHING = knows(emptyReplica(ANNA), false)

/** A copy of chat 7 with all messages up to the head. */
function copy(head: number, patch: Parameters<typeof chat>[0] = {}): Replica {
  const messages = Array.from({ length: head }, (_, at) => message(at + 1))
  return { ...replicaOf([chat({ head, ...patch })], messages), epoch: EPOCH }
}

describe('[FP5] what is shown', () => {
  test('before anything is known, it is the picture: loading, with its divider', () => {
    const shown = createFirstPicture(ANNA, picture())(NOTHING)
    expect(order(shown)).toEqual([7, 8])
    expect(shown.replica.conversations.get(7)).toMatchObject({ status: 'loading', hasOlder: true, dividerAfterSeq: 2 })
    expect(texts(shown)).toEqual(['message 1', 'message 2', 'message 3'])
  })

  test('without a picture it is what the engine has', () => {
    const replica = copy(1)
    expect(createFirstPicture(ANNA, null)(knows(replica, false)).replica).toBe(replica)
  })

  test('of an older copy, the chats and messages of the picture stand before its own, and its other chats stay', () => {
    const older = copy(2)
    const shown = createFirstPicture(
      ANNA,
      picture(),
    )(knows({ ...older, chats: new Map([...older.chats, ...replicaOf([chat({ id: 9 })]).chats]) }, false))
    expect(texts(shown)).toEqual(['message 1', 'message 2', 'message 3'])
    expect(shown.replica.chats.get(7)).toMatchObject({ chat: { head: 3 }, unread: 1 })
    expect([...shown.replica.chats.keys()].sort()).toEqual([7, 8, 9])
  })

  test('a newer copy stands before the picture', () => {
    const newer = copy(4, { read: 2, unread: 2 })
    const shown = createFirstPicture(ANNA, picture())(knows(newer, false))
    expect(texts(shown)).toHaveLength(4)
    expect(shown.replica.chats.get(7)).toBe(newer.chats.get(7))
  })

  test('a mark of others or of oneself that only the picture knows is not taken back', () => {
    const open = { ...chat({ head: 3, read: 3 }), others_read_seq: 3 }
    const shown = createFirstPicture(
      ANNA,
      picture({ open, chats: [open] }),
    )(knows(copy(3, { read: 0, unread: 3 }), false))
    expect(shown.replica.chats.get(7)).toMatchObject({ othersReadSeq: 3 })
  })

  test('a copy from before a restart of the counters counts for nothing', () => {
    const void_ = { ...copy(9), epoch: '00000000-0000-4000-8000-000000000009' }
    expect(texts(createFirstPicture(ANNA, picture())(knows(void_, false)))).toHaveLength(3)
  })

  test('a chat that is open and further down the list waits for its place there', () => {
    const over = createFirstPicture(ANNA, picture({ chats: [chat({ id: 8 })] }))
    expect(order(over(NOTHING))).toEqual([8])
    expect(over(NOTHING).replica.chats.has(7)).toBe(true)
    expect(order(over(knows(copy(3), false)))).toContain(7)
  })
})

describe('[FP6] the picture gives way', () => {
  const synced = (patch: object) => withConversation(copy(3), { ...emptyConversation(7), ...patch })

  test('the list with the first answer, the conversation when the engine has it', () => {
    const over = createFirstPicture(ANNA, picture())
    const loading = over(knows(synced({ status: 'loading' }), true))
    expect([...loading.replica.chats.keys()]).toEqual([7])
    expect(texts(loading)).toHaveLength(3)
    const ready = synced({ status: 'ready', messages: [message(3)] })
    expect(over(knows(ready, true)).replica).toBe(ready)
  })

  test('an open chat that the first answer does not know leaves the list, and stays on the screen until it is judged', () => {
    const over = createFirstPicture(ANNA, picture())
    const others = { ...replicaOf([chat({ id: 8 })]), epoch: EPOCH }
    const shown = over(knows(others, true))
    expect(order(shown)).toEqual([8])
    expect(shown.replica.chats.get(7)?.chat.membership).toBeNull()
    expect(texts(shown)).toHaveLength(3)
  })

  test('for good', () => {
    const over = createFirstPicture(ANNA, picture())
    over(knows(synced({ status: 'ready', messages: [message(3)] }), true))
    expect(texts(over(knows(synced({ status: 'loading' }), true)))).toEqual([])
  })

  test('at once when the chat is not there any more, or another one is open', () => {
    for (const [replica, open] of [
      [synced({ status: 'missing' }), 7],
      [synced({ status: 'failed' }), 7],
      [synced({ status: 'loading' }), 8],
    ] as const) {
      expect(createFirstPicture(ANNA, picture())(knows(replica, true, open)).replica).toBe(replica)
    }
  })

  test('without an open chat, with the first answer', () => {
    const replica = copy(1)
    const over = createFirstPicture(ANNA, picture({ open: null, page: null }))
    expect(over(knows(emptyReplica(ANNA), false, null)).replica.chats.size).toBe(2)
    expect(over(knows(replica, true, null)).replica).toBe(replica)
  })

  test('what does not change keeps its identity', () => {
    const over = createFirstPicture(ANNA, picture())
    expect(over(NOTHING)).toBe(over(NOTHING))
    expect(over(knows({ ...emptyReplica(ANNA) }, false))).toBe(over(NOTHING))
    const older = knows(copy(2), false)
    expect(over(older)).toBe(over(older))
    expect(over(older).replica.conversations.get(7)).toBe(over(NOTHING).replica.conversations.get(7))
  })
})
