import { setTimeout as wait } from 'node:timers/promises'
import type { Room, Tally } from '#bench/load/room.ts'

/** ms that everything may take to arrive once nobody speaks any more. */
const CALM_MS = 20_000

/** A load that runs; the answer of `stop` resolves when everything that was said has arrived everywhere. */
export interface Talk {
  stop: () => Promise<void>
}

/** So many members of each room speak without a pause: each says the next thing when the last one was answered. */
export function talkWithoutPause(rooms: readonly Room[], tally: Tally, speakers: number): Talk {
  let goesOn = true
  const speak = (room: Room, member: number): void => {
    if (goesOn) room.say(member, performance.now(), () => speak(room, member))
  }
  for (const room of rooms) for (let member = 0; member < speakers; member++) speak(room, member)
  return {
    stop: () => {
      goesOn = false
      return calm(rooms, tally)
    },
  }
}

/**
 * All rooms together hear so many messages a second, whether the server keeps up or not: times count from when a message was
 * due, so that a server that stalls cannot hide it.
 */
export function talkAtRate(rooms: readonly Room[], tally: Tally, perSecond: number): Talk {
  const began = performance.now()
  let said = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond
    for (; said < due; said++) {
      rooms[said % rooms.length]?.say(Math.floor(said / rooms.length), began + (said / perSecond) * 1000)
    }
  }, 1)
  return {
    stop: () => {
      clearInterval(timer)
      return calm(rooms, tally)
    },
  }
}

async function calm(rooms: readonly Room[], tally: Tally): Promise<void> {
  const isCalm = () => tally.answered === tally.sent && rooms.every((room) => room.isLevel)
  for (const limit = performance.now() + CALM_MS; performance.now() < limit; await wait(20)) {
    if (!isCalm()) continue
    if (tally.refused > 0) throw new Error(`${tally.refused} of ${tally.sent} sends were refused`)
    return
  }
  throw new Error(`${tally.sent - tally.answered} of ${tally.sent} sends were not answered, or not everybody heard all`)
}
