import type { Random } from '#proof/chaos/schedule/random.ts'
import type { World } from '#proof/chaos/world.ts'

export const WORDS = [
  'good morning',
  'по рукам',
  '👍🏽 fine',
  'see you\ntomorrow',
  'ещё раз',
  'nothing new',
  'a'.repeat(300),
]

/** Something to say; now and then it calls somebody, who may not even be there, or everybody. */
export function words(world: World, random: Random): string {
  const text = random.pick(WORDS)
  if (!random.chance(0.2)) return text
  return `@${random.chance(0.3) ? 'all' : random.pick(world.people).username}, ${text}`
}
