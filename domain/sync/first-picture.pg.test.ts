import { expect, test } from 'vitest'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat, listChats } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { markUnread } from '#domain/chats/mark-unread.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { readFirstPicture } from '#domain/sync/first-picture.ts'
import { sync } from '#domain/sync/sync.ts'
import { type Person, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function say(actor: Person, chat_id: number, texts: string[]): Promise<void> {
  for (const content of texts) await sendMessage(actor, { chat_id, content })
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}`)
const textsOf = ({ page }: Awaited<ReturnType<typeof readFirstPicture>>) =>
  page?.messages.filter((message) => message.system === null).map((message) => message.content)

test('[FP1] the newest chats in the order of the list, and the end of the open one', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await createGroup(anna, { name: 'Group', memberIds: [boris.userId] })
  await openDirectChat(anna, boris.userId)
  await say(anna, id, numbers(40))
  const picture = await readFirstPicture(anna, id, 'desktop')
  expect(picture.chats).toEqual(await listChats(anna))
  expect(picture.open).toEqual(await getChat(anna, id))
  expect(picture.page).toEqual(await readHistory(anna, { chat_id: id, limit: 28 }))
  const onPhone = await readFirstPicture(anna, id, 'phone')
  expect(onPhone).toEqual({ ...picture, page: await readHistory(anna, { chat_id: id, limit: 20 }) })
  expect(picture.epoch).toBe((await sync(anna, { epoch: null, user_rev: 0, chats: [] })).epoch)
})

test('[FP1] the list without an open chat, and for one who has no chats', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  await openDirectChat(anna, boris.userId)
  expect(await readFirstPicture(anna, null, 'desktop')).toMatchObject({
    chats: [{ kind: 'direct' }],
    open: null,
    page: null,
  })
  expect(await readFirstPicture(await person('newcomer'), null, 'desktop')).toMatchObject({
    chats: [],
    open: null,
    page: null,
  })
})

test('[FP1] an open chat that is not among the thirty newest comes beside them', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const old = await createGroup(anna, { name: 'Old', memberIds: [boris.userId] })
  const newer: number[] = []
  for (const name of numbers(31)) newer.push((await createGroup(anna, { name, memberIds: [] })).id)
  const picture = await readFirstPicture(anna, old.id, 'desktop')
  expect(picture.chats.map((chat) => chat.id)).toEqual(newer.toReversed().slice(0, 30))
  expect(picture.open?.id).toBe(old.id)
  expect((await readFirstPicture(anna, newer[30] ?? 0, 'desktop')).chats).toHaveLength(30)
  expect((await readFirstPicture(anna, old.id, 'phone')).chats).toHaveLength(12)
})

test('[CH1] of a chat that one may not see there is nothing, and of none that does not exist', async () => {
  const [anna, boris, stranger] = [await person('anna'), await person('boris'), await person('stranger')]
  const { id } = await createGroup(anna, { name: 'Secret', memberIds: [boris.userId] })
  await say(anna, id, ['For us only'])
  expect(await readFirstPicture(stranger, id, 'desktop')).toMatchObject({ chats: [], open: null, page: null })
  expect(await readFirstPicture(stranger, 2_147_483_647, 'desktop')).toMatchObject({
    chats: [],
    open: null,
    page: null,
  })
})

test('[CH1] a public chat is seen by who does not belong to it, and stands in no list of his', async () => {
  const [anna, visitor] = [await person('anna'), await person('visitor')]
  const { id } = await createPublicChat(anna, 'Square')
  await say(anna, id, ['Welcome'])
  const picture = await readFirstPicture(visitor, id, 'desktop')
  expect(picture).toMatchObject({ chats: [], open: { id, membership: null } })
  expect(textsOf(picture)).toEqual(['Welcome'])
})

test('[FP2] with something unread it shows what stands around the first unread message', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await createGroup(anna, { name: 'Group', memberIds: [boris.userId] })
  await say(anna, id, numbers(60))
  const head = (await getChat(boris, id)).head
  await markRead(boris, { chat_id: id, seq: head - 20 })
  const picture = await readFirstPicture(boris, id, 'desktop')
  expect(textsOf(picture)).toEqual(numbers(60).slice(-36))
  expect(picture.page).toMatchObject({ has_older: true, has_newer: false })

  await markRead(boris, { chat_id: id, seq: head - 1 })
  expect(textsOf(await readFirstPicture(boris, id, 'desktop'))).toEqual(numbers(60).slice(-28))
  expect(textsOf(await readFirstPicture(boris, id, 'phone'))).toEqual(numbers(60).slice(-20))

  await markRead(boris, { chat_id: id, seq: head })
  await markUnread(boris, { chat_id: id, from_seq: head - 29 })
  const many = await readFirstPicture(boris, id, 'desktop')
  expect(textsOf(many)).toEqual(numbers(60).slice(-46, -2))
  expect(many.page).toMatchObject({ has_older: true, has_newer: true })
  expect(textsOf(await readFirstPicture(boris, id, 'phone'))).toEqual(numbers(60).slice(-38, -14))
})

test('[FP2] in a chat of which nothing was read it begins with the first message', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await createGroup(anna, { name: 'Group', memberIds: [boris.userId] })
  await say(anna, id, numbers(29))
  const picture = await readFirstPicture(boris, id, 'desktop')
  expect(textsOf(picture)?.[0]).toBe('1')
  expect(picture.page).toMatchObject({ has_older: false, has_newer: true })
})

test('[FP1] long messages are fewer, and long last words shorter', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await createGroup(anna, { name: 'Group', memberIds: [boris.userId] })
  const long = `${'x'.repeat(399)}${'🙂'.repeat(3000)}`
  await say(anna, id, ['first', long, long])
  const picture = await readFirstPicture(anna, id, 'desktop')
  expect(textsOf(picture)).toEqual([long])
  expect(picture.page?.has_older).toBe(true)
  expect(picture.chats[0]?.last_message?.content).toBe('x'.repeat(399))
})
