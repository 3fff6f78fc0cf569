import { expect, test } from 'vitest'
import { hitKey, hitSections } from '#components/chats/hit.ts'
import { chatEntry, person } from '#components/chats/sample-entries.ts'

const ME = 9
const anna = person(2, 'Anna Bell')
const withAnna = chatEntry({ id: 1, kind: 'direct', peer: anna })
const club = chatEntry({ id: 5, kind: 'public', name: 'Club' })

test('each thing is found once: a person by the chat with him, a public chat in the own list', () => {
  const sections = hitSections({
    chats: [withAnna],
    people: [anna, person(3, 'Ann Lee'), person(ME, 'Ann Me')],
    publicChats: [club.chat, chatEntry({ id: 6, kind: 'public' }).chat],
    own: new Map([
      [1, withAnna],
      [5, club],
    ]),
    meId: ME,
  })
  expect(sections.map((section) => [section.title, section.hits.map(hitKey)])).toEqual([
    ['chats', ['chat-1']],
    ['people', ['person-3']],
    ['public', ['public-6']],
  ])
})

test('a heading without hits is left out', () => {
  expect(hitSections({ chats: [], people: [], publicChats: [], own: new Map(), meId: ME })).toEqual([])
})
