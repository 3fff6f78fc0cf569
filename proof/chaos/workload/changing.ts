import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import { ownMessages, standingMessages } from '#proof/chaos/workload/shown-messages.ts'
import { words } from '#proof/chaos/workload/words.ts'
import type { World } from '#proof/chaos/world.ts'

const EMOJIS = ['👍', '❤️', '😂']

/** Somebody changes what he said, or what another device of his may be changing at the same moment. */
export function edit(screen: Screen, world: World, random: Random): unknown {
  const own = ownMessages(screen)
  if (own.length === 0) return
  const chosen = random.pick(own)
  return screen.edit(chosen.chat_id, chosen, words(world, random))
}

/** Somebody takes back what he said. */
export function remove(screen: Screen, _world: World, random: Random): unknown {
  const own = ownMessages(screen)
  if (own.length === 0) return
  const { chat_id, seq } = random.pick(own)
  return screen.delete(chat_id, seq)
}

export function react(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const { chat_id, seq } = random.pick(standing)
  return screen.react(chat_id, { seq, emoji: random.pick(EMOJIS), on: random.chance(0.6) })
}

/** Somebody chooses the first answer of a poll, or takes his vote back. */
export function vote(screen: Screen, _world: World, random: Random): unknown {
  const polls = standingMessages(screen, 30).filter(({ poll }) => poll)
  if (polls.length === 0) return
  const { chat_id, seq } = random.pick(polls)
  return screen.vote(chat_id, seq, random.chance(0.6) ? [0] : [])
}

export function pin(screen: Screen, _world: World, random: Random): unknown {
  const standing = standingMessages(screen)
  if (standing.length === 0) return
  const { chat_id, seq } = random.pick(standing)
  return screen.pin(chat_id, seq, random.chance(0.5))
}
