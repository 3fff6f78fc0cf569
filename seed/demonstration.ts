import { assembleChat, type SeedChat, type Utterance } from '#seed/assemble-chat.ts'
import type { Talk } from '#seed/chat-teller.ts'
import { NAMED_CHATS, type NamedChat } from '#seed/chats.ts'
import { DIRECT_CHATS, type DirectChat } from '#seed/direct-chats.ts'
import { personOf } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'
import { leaveSomethingToRead, placeMarks } from '#seed/read-marks.ts'
import { scheduleTalks } from '#seed/schedule.ts'
import { type Heard, weaveDirectChat, weaveNamedChat } from '#seed/weave.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Days ago: when the people of the demonstration came to the server. */
export const PEOPLE_CAME = 240

/** All chats of the demonstration, the oldest first, as of `now` (ms since 1970). The same chance gives the same chats. */
export function buildDemonstration(random: Random, now: number): SeedChat[] {
  const heard: Heard = new Map()
  const chats = [
    ...NAMED_CHATS.map((chat) => buildNamedChat(chat, random, now)),
    ...DIRECT_CHATS.map((chat) => buildDirectChat(chat, heard, random, now)),
  ]
  leaveSomethingToRead(chats, random)
  return chats.sort((one, other) => one.createdAt - other.createdAt)
}

function buildNamedChat(plan: NamedChat, random: Random, now: number): SeedChat {
  const people = plan.people.map(personOf)
  const utterances = timed(weaveNamedChat(plan, random), plan, random, now)
  const createdAt = createdBefore(utterances, random, now)
  const chat = assembleChat({ kind: plan.kind, name: plan.name, people, createdAt, utterances }, random)
  placeMarks(chat, new Set(plan.away.map(personOf)), random)
  return chat
}

function buildDirectChat(plan: DirectChat, heard: Heard, random: Random, now: number): SeedChat {
  const people = plan.people.map(personOf)
  const utterances = timed(weaveDirectChat(plan, heard, random), plan, random, now)
  const createdAt = createdBefore(utterances, random, now)
  const chat = assembleChat({ kind: 'direct', name: '', people, createdAt, utterances }, random)
  placeMarks(chat, new Set(), random)
  return chat
}

function timed(
  talks: readonly Talk[],
  { began, ended }: { began: number; ended: number },
  random: Random,
  now: number,
): Utterance[] {
  const span = { from: now - began * DAY, to: now - ended * DAY - MINUTE }
  return scheduleTalks(talks, span, random).flatMap(({ said, late }) => said.map((each) => ({ ...each, late })))
}

/** Some minutes before the first words. */
function createdBefore(utterances: readonly Utterance[], random: Random, now: number): number {
  return (utterances[0]?.at ?? now) - random.int(1, 20) * MINUTE
}
