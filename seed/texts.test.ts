import { expect, test } from 'vitest'
import { messageContent } from '#contracts/messages.ts'
import { NAMED_CHATS } from '#seed/chats.ts'
import type { Dialogue } from '#seed/dialogue.ts'
import { DIRECT_CHATS } from '#seed/direct-chats.ts'
import { inOwnManner } from '#seed/manner.ts'
import { PEOPLE, personOf } from '#seed/people.ts'
import { createRandom } from '#seed/random.ts'
import { castDialogue, tellDialogue } from '#seed/tell.ts'

const named = NAMED_CHATS.map((chat) => ({ people: chat.people, talk: [...(chat.story ?? []), ...chat.talk] }))
const all: Dialogue[] = [...new Set([...named, ...DIRECT_CHATS].flatMap((chat) => chat.talk))]

test('[DEMO1] there are enough dialogues in both languages, and most are more than a few words', () => {
  const languages = all.map((dialogue) => new Set(dialogue.lines.map((line) => line.language)))
  expect(all.length).toBeGreaterThan(400)
  expect(languages.filter((each) => each.has('ru')).length).toBeGreaterThan(250)
  expect(languages.filter((each) => each.has('en')).length).toBeGreaterThan(80)
  expect(languages.filter((each) => each.size === 2).length).toBeGreaterThan(15)
  expect(all.filter((dialogue) => dialogue.lines.length >= 5).length).toBeGreaterThan(all.length * 0.95)
})

test('every version of every dialogue can be told, and what is told may be sent', () => {
  const random = createRandom(7)
  for (const dialogue of all) {
    for (let version = 0; version < dialogue.versions; version++) {
      const cast = castDialogue(dialogue, PEOPLE, random)
      expect(cast, dialogue.lines[0]?.text).not.toBeNull()
      for (const said of tellDialogue(dialogue, cast ?? new Map(), version, random)) {
        expect(said.text).not.toMatch(/[{}|¶]|undefined| {2}|\s$|^\s/)
        for (const { text } of inOwnManner(said, random)) expect(messageContent.safeParse(text).success).toBe(true)
      }
    }
  }
})

test('every dialogue of a chat can be played by its people', () => {
  const random = createRandom(7)
  for (const { people, talk } of [...named, ...DIRECT_CHATS]) {
    const able = people.map(personOf)
    const never = talk.filter((dialogue) => castDialogue(dialogue, able, random) === null)
    expect(never.map((dialogue) => dialogue.lines[0]?.text)).toEqual([])
  }
})

test('no line is written twice', () => {
  const texts = all.flatMap((dialogue) => dialogue.lines.map((line) => line.text)).filter((text) => text.length > 30)
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
})
