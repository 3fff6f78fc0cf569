import { setTimeout as wait } from 'node:timers/promises'
import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import { edit, pin, react, remove, vote } from '#proof/chaos/workload/changing.ts'
import { foundGroup, foundPublic, openDirect } from '#proof/chaos/workload/founding.ts'
import {
  loadOlder,
  markUnread,
  openAChat,
  readAll,
  readOn,
  type,
  watchPresence,
} from '#proof/chaos/workload/looking.ts'
import { ask, begin, beginToEdit, forward, reply, say, sayInPublic } from '#proof/chaos/workload/writing.ts'
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
  [3, markUnread],
  [2, readAll],
  [6, begin],
  [3, beginToEdit],
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
