import { setTimeout as wait } from 'node:timers/promises'
import type { Result } from '#client/messenger.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { World } from '#proof/chaos/world.ts'

type Deed = (screen: Screen, world: World, random: Random) => unknown

/** What people do, and how often in comparison. */
const DEEDS: [weight: number, deed: Deed][] = [
  [50, say],
  [4, sayInPublic],
  [10, reply],
  [4, forward],
  [8, edit],
  [4, remove],
  [8, react],
  [4, ask],
  [8, vote],
  [4, pin],
  [12, openAChat],
  [14, readOn],
  [8, type],
  [4, loadOlder],
  [2, watchPresence],
  [1, openDirect],
  [1, foundGroup],
  [1, foundPublic],
  [1, (screen) => screen.reload()],
]
const TOTAL = DEEDS.reduce((sum, [weight]) => sum + weight, 0)

/** Somebody uses a screen until the run is over, and stays until what he did last has been answered. */
export async function liveScreen(
  screen: Screen,
  world: World,
  random: Random,
  pause: readonly [number, number],
): Promise<void> {
  const underWay = new Set<Promise<unknown>>()
  while (!world.isOver) {
    await wait(random.int(...pause))
    // What a screen shows of a failure is not asked here: what was done stands in the history.
    const deed: Promise<unknown> = Promise.resolve(choose(random)(screen, world, random))
      .catch(() => {})
      .finally(() => underWay.delete(deed))
    underWay.add(deed)
  }
  // An edit that is on its way would be stored after everybody has come to rest.
  while (underWay.size > 0 && !world.isGivenUp) await wait(20)
}

function choose(random: Random): Deed {
  let left = random.next() * TOTAL
  for (const [weight, deed] of DEEDS) {
    left -= weight
    if (left < 0) return deed
  }
  return say
}

const WORDS = ['good morning', 'по рукам', '👍🏽 fine', 'see you\ntomorrow', 'ещё раз', 'nothing new', 'a'.repeat(300)]

/** Something to say; now and then it calls somebody, who may not even be there, or everybody. */
function words(world: World, random: Random): string {
  const text = random.pick(WORDS)
  if (!random.chance(0.2)) return text
  return `@${random.chance(0.3) ? 'all' : random.pick(world.people).username}, ${text}`
}

function say(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  if (chats.length === 0) return
  const { id } = random.pick(chats)
  // Now and then somebody says several things at once.
  const times = random.chance(0.1) ? random.int(2, 5) : 1
  const said: Promise<void>[] = []
  for (let at = 0; at < times; at++) said.push(screen.say(id, words(world, random)))
  return Promise.all(said)
}

function sayInPublic(screen: Screen, world: World, random: Random): unknown {
  const open = world.chats.filter(({ kind }) => kind === 'public')
  return open.length > 0 && screen.say(random.pick(open).id, 'may I join?')
}

/** Somebody answers a message that the screen shows, or a part of it. */
function reply(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const message = random.pick(standing)
  const quote = random.chance(0.3) ? message.content.slice(0, 5).trim() || null : null
  screen.messenger.answer(message.chat_id, { message, quote })
  return screen.say(message.chat_id, random.pick(WORDS))
}

/** Somebody passes on what the screen shows of another one: a device says each of its own texts once, by which its order is known. */
function forward(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  const { me } = screen.messenger.getState()
  const standing = standingMessages(screen).filter(({ user_id }) => user_id !== me.id)
  if (standing.length === 0 || chats.length === 0) return
  return screen.messenger.forward(random.pick(chats).id, [random.pick(standing)], '')
}

/** Somebody changes what he said, or what another device of his may be changing at the same moment. */
function edit(screen: Screen, world: World, random: Random): unknown {
  const own = ownMessages(screen)
  if (own.length === 0) return
  const chosen = random.pick(own)
  return screen.edit(chosen.chat_id, chosen, words(world, random))
}

/** Somebody takes back what he said. */
function remove(screen: Screen, _world: World, random: Random): unknown {
  const own = ownMessages(screen)
  if (own.length === 0) return
  const { chat_id, seq } = random.pick(own)
  return screen.delete(chat_id, seq)
}

const EMOJIS = ['👍', '❤️', '😂']

function react(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const { chat_id, seq } = random.pick(standing)
  return screen.react(chat_id, { seq, emoji: random.pick(EMOJIS), on: random.chance(0.6) })
}

/** Somebody asks a question, sometimes an anonymous one. */
function ask(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  if (chats.length === 0) return
  const poll = { options: ['yes', 'no'], anonymous: random.chance(0.5) }
  return screen.ask(random.pick(chats).id, random.pick(WORDS), poll)
}

/** Somebody chooses the first answer of a poll, or takes his vote back. */
function vote(screen: Screen, _world: World, random: Random): unknown {
  const polls = standingMessages(screen, 30).filter(({ poll }) => poll)
  if (polls.length === 0) return
  const { chat_id, seq } = random.pick(polls)
  return screen.vote(chat_id, seq, random.chance(0.6) ? [0] : [])
}

function pin(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const { chat_id, seq } = random.pick(standing)
  return screen.pin(chat_id, seq, random.chance(0.5))
}

/** What the screen holds of what anybody has said of late. */
function standingMessages(screen: Screen, last = 10): Message[] {
  const { conversations } = screen.messenger.getState()
  return [...conversations.values()].flatMap(({ messages }) =>
    messages.slice(-last).filter(({ system, deleted_at }) => !system && !deleted_at),
  )
}

/** What the screen holds of what its person has said of late. */
function ownMessages(screen: Screen): Message[] {
  const { conversations, me } = screen.messenger.getState()
  return [...conversations.values()].flatMap(({ messages }) =>
    messages.slice(-30).filter(({ user_id, system, deleted_at }) => user_id === me.id && !system && !deleted_at),
  )
}

function openAChat(screen: Screen, world: World, random: Random): unknown {
  const own = world.chatsOf(screen.person.id)
  const strange = world.chats.filter(({ kind }) => kind === 'public')
  const chats = random.chance(0.8) ? own : strange
  return chats.length > 0 && screen.messenger.openChat(random.pick(chats).id)
}

/** What is loaded of a conversation has been seen, up to some message. */
function readOn(screen: Screen, _world: World, random: Random): unknown {
  const { conversations } = screen.messenger.getState()
  const ready = [...conversations.values()].filter(({ messages }) => messages.length > 0)
  if (ready.length === 0) return
  const { chatId, messages } = random.pick(ready)
  const place = random.chance(0.5) ? messages.length - 1 : random.int(0, messages.length - 1)
  return screen.messenger.markRead(chatId, messages[place]?.seq ?? 0)
}

function type(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  return chats.length > 0 && screen.messenger.typing(random.pick(chats).id)
}

function loadOlder(screen: Screen, _world: World, random: Random): unknown {
  const chats = [...screen.messenger.getState().conversations.keys()]
  return chats.length > 0 && screen.messenger.loadOlder(random.pick(chats))
}

function watchPresence(screen: Screen, world: World, random: Random): unknown {
  return screen.messenger.watchPresence(
    random
      .shuffle(world.people)
      .slice(0, 4)
      .map(({ id }) => id),
  )
}

async function openDirect(screen: Screen, world: World, random: Random): Promise<void> {
  const others = world.people.filter(({ id }) => id !== screen.person.id)
  const { id } = random.pick(others)
  know(world, await screen.messenger.openDirect(id), [screen.person.id, id])
}

async function foundGroup(screen: Screen, world: World, random: Random): Promise<void> {
  const members = random.shuffle(world.people.filter(({ id }) => id !== screen.person.id)).slice(0, random.int(1, 4))
  const ids = members.map(({ id }) => id)
  know(world, await screen.messenger.createGroup(world.newName('group'), ids), [screen.person.id, ...ids])
}

async function foundPublic(screen: Screen, world: World): Promise<void> {
  know(world, await screen.messenger.createPublic(world.newName('public')), [screen.person.id])
}

function know(world: World, made: Result<Chat>, memberIds: number[]): void {
  if (made.ok) world.addChat({ id: made.data.id, kind: made.data.kind, memberIds })
}
