import { expect, test } from 'vitest'
import type { DraftRequest } from '#contracts/drafts.ts'
import type { Actor } from '#domain/actor.ts'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { saveDraft } from '#domain/drafts/save-draft.ts'
import type { DomainEvent } from '#domain/events.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { sync } from '#domain/sync/sync.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function talk() {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const draftOf = async (actor: Actor) => (await getChat(actor, chat_id)).membership?.draft
  const save = (actor: Actor, request: DraftRequest) => saveDraft(actor, { chat_id, ...request })
  const say = (actor: Actor, content: string) => sendMessage(actor, { chat_id, content })
  return { anna, boris, chat_id, draftOf, save, say }
}

/** Does something, and answers what was told of it. */
async function told(work: () => Promise<unknown>): Promise<DomainEvent[]> {
  const events: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => events.push(event))
  await work()
  stop()
  return events
}

test('[DF1] a draft is its writer’s alone, one step of his counter, and the same again is none', async () => {
  const { anna, boris, chat_id, draftOf, save } = await talk()
  const { epoch, user_rev } = await sync(anna, { epoch: null, user_rev: 0, chats: [] })
  expect(await draftOf(anna)).toBeNull()
  const draft = { text: ' Half a ', reply: null, edit: null, rev: user_rev + 1 }
  const change = { type: 'draft', rev: user_rev + 1, chat_id, draft }
  expect(await told(() => save(anna, { text: ' Half a ' }))).toEqual([
    { type: 'user_changed', userId: anna.userId, epoch, after: user_rev, upto: user_rev + 1, changes: [change] },
  ])
  expect(await told(() => save(anna, { text: ' Half a ' }))).toEqual([])
  expect([await draftOf(anna), await draftOf(boris)]).toEqual([draft, null])
  const missed = await sync(anna, { epoch, user_rev, chats: [[chat_id, 1, true]] })
  expect([missed.user_rev, missed.chats[0]?.membership?.draft]).toEqual([user_rev + 1, draft])
})

test('[DF1] an empty draft where there was none is no step', async () => {
  const { anna, save } = await talk()
  expect(await told(() => save(anna, { text: '' }))).toEqual([])
  expect(await save(anna, { text: '' })).toEqual({ text: '', reply: null, edit: null, rev: 0 })
})

test('[DF3] of two devices that go on from the same draft one is told that it is too late, and nothing is changed', async () => {
  const { anna, draftOf, save } = await talk()
  const first = await save(anna, { text: 'Half', based_on: 0 })
  const second = await save(anna, { text: 'Half a sentence', based_on: first.rev })
  expect(await codeOf(save(anna, { text: 'Half an apple', based_on: first.rev }))).toBe('conflict')
  expect(await draftOf(anna)).toEqual(second)
  // Its own answer was lost.
  expect(await save(anna, { text: 'Half a sentence', based_on: first.rev })).toEqual(second)
  expect(await save(anna, { text: 'Over all of it' })).toMatchObject({ text: 'Over all of it' })
})

test('[DF2] it goes with what it answers and with the message that is edited', async () => {
  const { anna, boris, draftOf, save, say } = await talk()
  const [question, mine] = [await say(boris, 'Tea or coffee?'), await say(anna, 'Hm')]
  const reply = { seq: question.seq, quote: 'Tea' }
  const edit = { seq: mine.seq, version: 1, text: 'Hmm, ' }
  await save(anna, { text: 'Yes', reply, edit })
  expect(await draftOf(anna)).toMatchObject({ text: 'Yes', reply, edit })
  await save(anna, { text: 'Yes', reply: { seq: question.seq } })
  expect(await draftOf(anna)).toMatchObject({ reply: { seq: question.seq, quote: null }, edit: null })
})

test('[DF2] what is not there, not one’s own or no message of anybody is left out of it', async () => {
  const { anna, boris, save, say } = await talk()
  const theirs = await say(boris, 'Tea?')
  const leaning = { reply: { seq: 99 }, edit: { seq: theirs.seq, version: 1, text: 'Coffee?' } }
  expect(await save(anna, { text: 'Yes', ...leaning })).toMatchObject({ text: 'Yes', reply: null, edit: null })
  const open = await createPublicChat(anna, 'Open')
  const note = { chat_id: open.id, text: 'x', reply: { seq: 1 }, edit: { seq: 1, version: 1, text: 'y' } }
  expect(await saveDraft(anna, note)).toMatchObject({ reply: null, edit: null })
})

test('[DF5] the words of a deleted message leave every draft, on all devices', async () => {
  const { anna, boris, chat_id, draftOf, save, say } = await talk()
  const said = await say(boris, 'A secret')
  await save(anna, { text: 'You said', reply: { seq: said.seq, quote: 'secret' } })
  await save(boris, { text: 'rest', edit: { seq: said.seq, version: 1, text: 'A big secret' } })
  const events = await told(() => deleteMessage(boris, { chat_id, seq: said.seq }))
  expect(events.map(({ type }) => type)).toEqual(['chat_changed', 'user_changed', 'user_changed'])
  expect(JSON.stringify(events)).not.toContain('secret')
  expect(await draftOf(anna)).toMatchObject({ text: 'You said', reply: { seq: said.seq, quote: null } })
  expect(await draftOf(boris)).toMatchObject({ text: 'rest', edit: null })
  // A device that has not heard of it brings them once more.
  const late = { reply: { seq: said.seq, quote: 'secret' }, edit: { seq: said.seq, version: 1, text: 'A big secret' } }
  expect(await save(boris, { text: 'rest', ...late })).toMatchObject({ reply: { quote: null }, edit: null })
})

test('[DF5] deleting what nobody’s draft holds tells of the deletion alone', async () => {
  const { anna, chat_id, save, say } = await talk()
  const said = await say(anna, 'nothing')
  await save(anna, { text: 'about it', reply: { seq: said.seq } })
  expect(await told(() => deleteMessage(anna, { chat_id, seq: said.seq }))).toHaveLength(1)
})

test('[CH1] [DF1] only members keep drafts', async () => {
  const [anna, boris, stranger] = [await person('anna'), await person('boris'), await person('clara')]
  const { chat_id } = await talk()
  const open = await createPublicChat(anna, 'Open')
  expect(await codeOf(saveDraft(stranger, { chat_id, text: 'x' }))).toBe('not_found')
  expect(await codeOf(saveDraft(boris, { chat_id: open.id, text: 'x' }))).toBe('forbidden')
})
