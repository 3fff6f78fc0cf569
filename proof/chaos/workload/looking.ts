import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import { standingMessages } from '#proof/chaos/workload/shown-messages.ts'
import type { World } from '#proof/chaos/world.ts'

export function openAChat(screen: Screen, world: World, random: Random): unknown {
  const own = world.chatsOf(screen.person.id)
  const strange = world.chats.filter(({ kind }) => kind === 'public')
  const chats = random.chance(0.8) ? own : strange
  return chats.length > 0 && screen.messenger.openChat(random.pick(chats).id)
}

/** What is loaded of a conversation has been seen, up to some message. */
export function readOn(screen: Screen, _world: World, random: Random): unknown {
  const { conversations } = screen.messenger.getState()
  const ready = [...conversations.values()].filter(({ messages }) => messages.length > 0)
  if (ready.length === 0) return
  const { chatId, messages } = random.pick(ready)
  const place = random.chance(0.5) ? messages.length - 1 : random.int(0, messages.length - 1)
  return screen.messenger.markRead(chatId, messages[place]?.seq ?? 0)
}

/** Somebody wants to come back to what he sees. */
export function markUnread(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const { chat_id, seq } = random.pick(standing)
  return screen.messenger.markUnread(chat_id, seq)
}

export function readAll(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  return chats.length > 0 && screen.messenger.markAllRead(random.pick(chats).id)
}

export function type(screen: Screen, world: World, random: Random): unknown {
  const chats = world.chatsOf(screen.person.id)
  return chats.length > 0 && screen.messenger.typing(random.pick(chats).id)
}

export function loadOlder(screen: Screen, _world: World, random: Random): unknown {
  const chats = [...screen.messenger.getState().conversations.keys()]
  return chats.length > 0 && screen.messenger.loadOlder(random.pick(chats))
}

export function watchPresence(screen: Screen, world: World, random: Random): unknown {
  return screen.messenger.watchPresence(
    random
      .shuffle(world.people)
      .slice(0, 4)
      .map(({ id }) => id),
  )
}
