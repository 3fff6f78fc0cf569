import { expect, test } from 'vitest'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { createGroup, createPublicChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { listPinned, pinMessage, unpinMessage } from '#domain/messages/pin-message.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function said(count = 1) {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId] })
  const send = () => sendMessage(anna, { chat_id, content: 'said' })
  const messages = await Promise.all(Array.from({ length: count }, send))
  const message = messages[0] ?? (await send())
  return { anna, boris, chat_id, messages, message, place: { chat_id, seq: message.seq } }
}

test('[PN1] [PN2] a pin is one step of the chat, told once, and moves nothing else', async () => {
  const { anna, boris, chat_id, message, place } = await said()
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const pinned = await pinMessage(anna, place)
  expect(await pinMessage(anna, place)).toEqual(pinned)
  stop()
  expect(pinned).toEqual({ ...message, rev: message.rev + 1, pinned_at: expect.any(String) })
  expect(told).toMatchObject([{ type: 'chat_changed', changes: { after: message.rev, upto: pinned.rev } }])
  expect(await getChat(boris, chat_id)).toMatchObject({
    head: pinned.rev,
    last_message: pinned,
    membership: { unread: { count: 1 } },
  })
  expect(await listPinned(boris, chat_id)).toEqual({ chat_id, head: pinned.rev, messages: [pinned] })
  expect(await unpinMessage(anna, place)).toEqual({ ...message, rev: message.rev + 2 })
  expect(await unpinMessage(anna, place)).toMatchObject({ rev: message.rev + 2 })
  expect(await listPinned(boris, chat_id)).toEqual({ chat_id, head: message.rev + 2, messages: [] })
})

test('[PN1] [PN3] only who looks after a group pins, and who does not see it reads nothing', async () => {
  const { boris, chat_id, place } = await said()
  const clara = await person('clara')
  expect(await codeOf(pinMessage(boris, place))).toBe('forbidden')
  expect(await codeOf(pinMessage(clara, place))).toBe('not_found')
  expect(await codeOf(listPinned(clara, chat_id))).toBe('not_found')
})

test('[PN3] whoever may look into a public chat reads what is pinned there', async () => {
  const [anna, clara] = [await person('anna'), await person('clara')]
  const { id: chat_id } = await createPublicChat(anna, `Square ${anna.userId}`)
  const { seq } = await sendMessage(anna, { chat_id, content: 'rules' })
  await pinMessage(anna, { chat_id, seq })
  expect((await listPinned(clara, chat_id)).messages).toMatchObject([{ seq, content: 'rules' }])
})

test('[PN2] an edit keeps the pin, a deletion takes it along', async () => {
  const { anna, chat_id, place } = await said()
  const { pinned_at } = await pinMessage(anna, place)
  expect(await editMessage(anna, { ...place, version: 1, content: 'said better' })).toMatchObject({ pinned_at })
  expect(await deleteMessage(anna, place)).toMatchObject({ pinned_at: null })
  expect((await listPinned(anna, chat_id)).messages).toEqual([])
  expect(await codeOf(pinMessage(anna, place))).toBe('not_found')
})

test('[PN1] [PN3] so many and no more, by their place, whoever pins at the same moment', async () => {
  const { anna, chat_id, messages } = await said(SERVER_LIMITS.pinsMax + 1)
  const pinned = await Promise.allSettled(messages.map(({ seq }) => pinMessage(anna, { chat_id, seq })))
  expect(pinned.filter(({ status }) => status === 'fulfilled')).toHaveLength(SERVER_LIMITS.pinsMax)
  const left = messages[pinned.findIndex(({ status }) => status === 'rejected')]
  expect(await codeOf(pinMessage(anna, { chat_id, seq: left?.seq ?? 0 }))).toBe('conflict')
  const seqs = (await listPinned(anna, chat_id)).messages.map(({ seq }) => seq)
  expect(seqs).toHaveLength(SERVER_LIMITS.pinsMax)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
})
