import { io } from 'socket.io-client'
import { signInProgram } from '#proof/chaos/clients/session.ts'
import type { Injury, Scene } from '#proof/chaos/faults/inject.ts'

/** ms after which a socket of the storm gives up. */
const PATIENCE = 30_000

/** Everybody loses his connection at once and comes back, together with hundreds of others who all know nothing yet. */
export async function reconnectStorm({ world, size }: Scene): Promise<Injury> {
  const cable = await world.openCable(world.newName('storm'))
  const tokens = await Promise.all(
    world.people.map(async (person) => (await signInProgram(world, cable, person)).token),
  )
  const ableAt = world.recorder.now()
  for (const each of world.cables) each.cutOnce()
  const storm = Array.from({ length: size.stormSockets }, (_, at) =>
    comeIn(cable.url, tokens[at % tokens.length] ?? ''),
  )
  const arrived = (await Promise.all(storm.map(({ done }) => done))).filter(Boolean).length
  const tookMs = Math.round(world.recorder.now() - ableAt)
  // And they vanish together, without a word.
  cable.cutOnce()
  for (const { close } of storm) close()
  await world.closeCable(cable)
  return {
    ableAt,
    cutOff: null,
    note: `${arrived} of ${size.stormSockets} sockets greeted and synchronised in ${tookMs} ms`,
  }
}

/** One socket: connects, waits to be greeted, asks for everything. */
function comeIn(url: string, token: string): { done: Promise<boolean>; close: () => void } {
  const socket = io(url, { forceNew: true, transports: ['websocket'], auth: { token }, reconnectionDelay: 500 })
  const done = new Promise<boolean>((resolve) => {
    const late = setTimeout(() => resolve(false), PATIENCE)
    const ask = async () => {
      const request = { epoch: null, user_rev: 0, chats: [] }
      const answer = await socket
        .timeout(PATIENCE)
        .emitWithAck('sync', request)
        .catch(() => null)
      if (!answer?.ok) return
      clearTimeout(late)
      resolve(true)
    }
    socket.on('welcome', () => void ask())
  })
  return { done, close: () => void socket.disconnect() }
}
