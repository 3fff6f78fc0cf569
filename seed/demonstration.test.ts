import { describe, expect, test } from 'vitest'
import type { SeedChat, SeedMember } from '#seed/assemble-chat.ts'
import { gist } from '#seed/chat-teller.ts'
import { buildDemonstration } from '#seed/demonstration.ts'
import { numberSteps } from '#seed/number-steps.ts'
import { PEOPLE } from '#seed/people.ts'
import { createRandom } from '#seed/random.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-05-14T15:40:00Z')
const nameOf = (chat: SeedChat) => chat.name || chat.members.map((member) => member.person.username).join(' and ')
const unreadOf = (chat: SeedChat, member: SeedMember) =>
  chat.messages.filter((each) => each.seq > member.lastReadSeq && !each.system && each.author !== member.person).length

test('[DEMO3] the same number tells the same, another one something else', () => {
  const tell = (seed: number) => buildDemonstration(createRandom(seed), NOW)
  expect(tell(3)).toEqual(tell(3))
  expect(tell(3)).not.toEqual(tell(4))
})

describe.each([1, 2, 3, 4, 5])('with number %i', (seed) => {
  const chats = buildDemonstration(createRandom(seed), NOW)
  const written = chats.flatMap((chat) => chat.messages.filter((message) => !message.system))

  test('[DEMO1] there is much to read, of every kind', () => {
    expect(written.length).toBeGreaterThan(5000)
    expect(new Set(chats.map((chat) => chat.kind))).toEqual(new Set(['direct', 'group', 'public']))
    expect(Math.max(...chats.map((chat) => chat.messages.length))).toBeGreaterThan(450)
    const texts = written.map((message) => message.content)
    expect(texts.filter((text) => /^\p{Extended_Pictographic}[^\p{L}\p{N}]*$/u.test(text)).length).toBeGreaterThan(100)
    expect(texts.filter((text) => text.includes('https://')).length).toBeGreaterThan(50)
    expect(texts.filter((text) => text.includes('\n')).length).toBeGreaterThan(8)
    expect(texts.filter((text) => text.length > 100).length).toBeGreaterThan(15)
  })

  test('[DEMO2] each chat is numbered without a gap, in the order of time', () => {
    for (const chat of chats) {
      const first = chat.kind === 'direct' ? 2 : 1
      expect(chat.messages.map((message) => message.seq)).toEqual(chat.messages.map((_, at) => at + first))
      expect(chat.messages.at(-1)?.seq).toBe(chat.head)
      const times = chat.messages.map((message) => message.at)
      expect(times).toEqual([...times].sort((one, other) => one - other))
    }
  })

  test('[DEMO2] people write where they are members, and joined with a line of their own', () => {
    for (const chat of chats) {
      for (const message of chat.messages.filter((each) => !each.system)) {
        const member = chat.members.find((each) => each.person === message.author)
        expect(member?.joinedSeq, nameOf(chat)).toBeLessThan(message.seq)
      }
      const joined = chat.messages.filter((message) => message.system?.type === 'member_joined')
      expect(joined.length).toBe(chat.kind === 'public' ? chat.members.length - 1 : 0)
    }
  })

  test('[DEMO4] no longer line comes twice in one chat', () => {
    for (const chat of chats) {
      const lines = chat.messages.map((message) => gist(message.content)).filter((line) => line.length >= 30)
      expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([])
    }
  })

  test('[DEMO4] everything was said in the past, and by people who sleep', () => {
    const hours = written.map((message) => ((message.at + 3 * HOUR) % (24 * HOUR)) / HOUR)
    expect(written.every((message) => message.at < NOW)).toBe(true)
    expect(hours.filter((hour) => hour > 1 && hour < 7)).toEqual([])
    expect(NOW - Math.max(...written.map((message) => message.at))).toBeLessThan(24 * HOUR)
  })

  test('[DEMO5] everybody has much to read, and a little; ticks are of both kinds', () => {
    for (const person of PEOPLE) {
      const places = chats.flatMap((chat) =>
        chat.members.filter((each) => each.person === person).map((each) => unreadOf(chat, each)),
      )
      expect(
        places.some((count) => count >= 1 && count <= 5),
        person.username,
      ).toBe(true)
      expect(
        places.some((count) => count >= 12),
        person.username,
      ).toBe(true)
      expect(
        places.some((count) => count === 0),
        person.username,
      ).toBe(true)
    }
    const direct = chats.filter((chat) => chat.kind === 'direct')
    const answered = direct.map((chat) => chat.members.every((member) => member.lastReadSeq === chat.head))
    expect(answered).toContain(true)
    expect(answered).toContain(false)
  })

  test('[DEMO2] marks are within the chat and not before own words; own counters are dense', () => {
    const { heads, userRevs } = numberSteps(chats)
    for (const chat of chats) {
      for (const member of chat.members) {
        const own = chat.messages.findLast((message) => message.author === member.person)?.seq ?? member.joinedSeq
        expect(member.lastReadSeq).toBeGreaterThanOrEqual(own)
        expect(member.lastReadSeq).toBeLessThanOrEqual(chat.head)
        expect(userRevs.get(member)).toBeLessThanOrEqual(heads.get(member.person) ?? 0)
      }
    }
    expect(new Set([...userRevs].map(([member, rev]) => `${member.person.key} ${rev}`)).size).toBe(userRevs.size)
  })
})
