import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import { ownMessages, standingMessages } from '#proof/chaos/workload/shown-messages.ts'
import { WORDS, words } from '#proof/chaos/workload/words.ts'
import type { World } from '#proof/chaos/world.ts'

export function say(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  if (chats.length === 0) return
  const { id } = random.pick(chats)
  // Now and then somebody says several things at once.
  const times = random.chance(0.1) ? random.int(2, 5) : 1
  const said: Promise<void>[] = []
  for (let at = 0; at < times; at++) said.push(screen.say(id, words(world, random)))
  return Promise.all(said)
}

export function sayInPublic(screen: Screen, world: World, random: Random): unknown {
  const open = world.chats.filter(({ kind }) => kind === 'public')
  return open.length > 0 && screen.say(random.pick(open).id, 'may I join?')
}

/** Somebody answers a message that the screen shows, or a part of it. */
export function reply(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const message = random.pick(standing)
  const quote = random.chance(0.3) ? message.content.slice(0, 5).trim() || null : null
  screen.messenger.answer(message.chat_id, { message, quote })
  return screen.say(message.chat_id, random.pick(WORDS))
}

/** Somebody passes on what the screen shows of another one: a device says each of its own texts once, by which its order is known. */
export function forward(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  const { me } = screen.messenger.getState()
  const standing = standingMessages(screen).filter(({ user_id }) => user_id !== me.id)
  if (standing.length === 0 || chats.length === 0) return
  return screen.messenger.forward(random.pick(chats).id, [random.pick(standing)], '')
}

/** Somebody asks a question, sometimes an anonymous one. */
export function ask(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  if (chats.length === 0) return
  const poll = { options: ['yes', 'no'], anonymous: random.chance(0.5) }
  return screen.ask(random.pick(chats).id, random.pick(WORDS), poll)
}

/** Somebody begins to write in a chat, on any of his devices, or gives it up. */
export function begin(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  return (
    chats.length > 0 && screen.messenger.setDraft(random.pick(chats).id, random.chance(0.7) ? random.pick(WORDS) : '')
  )
}

/** Somebody begins to change what he said, or leaves it as it is. */
export function beginToEdit(screen: Screen, _world: World, random: Random): unknown {
  const own = ownMessages(screen)
  if (own.length === 0) return
  const { chat_id, seq, version, content } = random.pick(own)
  return screen.messenger.setEdit(chat_id, random.chance(0.6) ? { seq, version, text: `${content}, or` } : null)
}
