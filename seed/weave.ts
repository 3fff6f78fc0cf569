import { ChatTeller, type Talk } from '#seed/chat-teller.ts'
import type { NamedChat } from '#seed/chats.ts'
import type { Dialogue } from '#seed/dialogue.ts'
import type { DirectChat } from '#seed/direct-chats.ts'
import { type Person, personOf } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'

/** The conversations of a group or public chat, in order. */
export function weaveNamedChat(chat: NamedChat, random: Random): Talk[] {
  const teller = new ChatTeller(random)
  const people = chat.people.map(personOf)
  const present = people.filter((person) => !chat.away.includes(person.key))
  const tell = (pool: readonly Dialogue[]) => pool.flatMap((each) => teller.tell(each, people) ?? [])
  const late: Talk[] = []
  const others: Dialogue[] = []
  for (const dialogue of random.shuffle(chat.talk)) {
    const talk = late.length < chat.behind ? teller.tell(dialogue, present, true) : null
    if (talk) late.push(talk)
    else others.push(dialogue)
  }
  const story = tell(chat.story ?? [])
  // Each is told a second time if it can be told otherwise: the first ones again last, so that time passes between.
  const rounds = [...tell(others), ...tell(others)]
  return [...merge(story, rounds, random), ...late]
}

/** Keeps the order within both, and spreads the shorter one over the longer. */
function merge(one: readonly Talk[], other: readonly Talk[], random: Random): Talk[] {
  const place = (talks: readonly Talk[]) =>
    talks.map((talk, at) => ({ talk, at: (at + random.next()) / Math.max(talks.length, 1) }))
  return [...place(one), ...place(other)].sort((a, b) => a.at - b.at).map(({ talk }) => talk)
}

/** How often each dialogue was heard by whom, so that nobody reads the same in two direct chats if there is another. */
export type Heard = Map<Dialogue, Map<Person, number>>

/** The conversations of a direct chat, in order. */
export function weaveDirectChat(chat: DirectChat, heard: Heard, random: Random): Talk[] {
  const teller = new ChatTeller(random)
  const people = chat.people.map(personOf)
  const times = (dialogue: Dialogue) => people.reduce((sum, person) => sum + (heard.get(dialogue)?.get(person) ?? 0), 0)
  const freshFirst = random.shuffle(chat.talk).sort((one, other) => times(one) - times(other))
  const talks: Talk[] = []
  for (const dialogue of freshFirst) {
    if (talks.length === chat.dialogues) break
    const talk = teller.tell(dialogue, people)
    if (!talk) continue
    talks.push(talk)
    const counts = heard.get(dialogue) ?? new Map<Person, number>()
    for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1)
    heard.set(dialogue, counts)
  }
  return random.shuffle(talks)
}
