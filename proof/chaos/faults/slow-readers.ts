import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { RawSocket } from '#proof/chaos/clients/raw-socket.ts'
import { askRest, mayTryAgain } from '#proof/chaos/clients/rest.ts'
import { askerOf, signInProgram } from '#proof/chaos/clients/session.ts'
import type { Injury, Scene } from '#proof/chaos/faults/inject.ts'
import type { Person } from '#proof/chaos/world.ts'

/** Some hundreds fill every buffer between the server and a reader who does not read, and 1 MiB of the server's own. */
const TEXT = '€'.repeat(7900)
/** Requests at once. */
const LANES = 8
const RAW_SOCKETS = 3
/** ms until the server must have noticed those who do not read. */
const NOTICED_WITHIN = 20_000
const METRIC = 'messenger_slow_sockets_total'

/**
 * Some devices stop reading while their chat is flooded: bare sockets, and a screen with the product's client. The server has to
 * close them, and they have to come back to the same state as everybody else.
 */
export async function slowReaders(scene: Scene): Promise<Injury> {
  const { world, server, all } = scene
  const ableAt = world.recorder.now()
  const members = world.people.filter(({ id }) => all.flood.memberIds.includes(id))
  const [flooder, reader] = members as [Person, Person]
  const screen = all.screens.find(({ person }) => person.id === reader.id)
  const raw = await Promise.all(Array.from({ length: RAW_SOCKETS }, (_, at) => openRaw(scene, reader, at + 1)))
  const cables = [...raw.map(({ cable }) => cable), ...(screen ? [screen.cable] : [])]
  const before = await server.metric(METRIC).catch(() => 0)
  const goOn = cables.map((cable) => cable.stopReading())
  await flood(scene, flooder)
  let closed = 0
  for (const end = Date.now() + NOTICED_WITHIN; Date.now() < end && closed < raw.length; await wait(200)) {
    closed = (await server.metric(METRIC).catch(() => 0)) - before
  }
  for (const release of goOn) release()
  for (const { socket, cable } of raw) {
    socket.close()
    await world.closeCable(cable)
  }
  const cutOff = cables.map(({ client }) => client)
  return { ableAt, cutOff, note: `${closed} of ${cables.length} slow sockets closed by the server` }
}

async function openRaw({ world }: Scene, person: Person, at: number) {
  const cable = await world.openCable(world.newName(`slow-${at}`))
  const socket = new RawSocket(world, person, cable, await signInProgram(world, cable, person))
  for (const end = Date.now() + NOTICED_WITHIN; socket.welcomes === 0 && Date.now() < end; ) await wait(20)
  return { socket, cable }
}

async function flood({ world, all, size }: Scene, person: Person): Promise<void> {
  const cable = await world.openCable(world.newName('flooder'))
  const session = await signInProgram(world, cable, person)
  let next = 0
  const lane = async () => {
    for (let number = ++next; number <= size.floodMessages; number = ++next) {
      const content = `${cable.client} #${number} ${TEXT}`
      const body = { chat_id: all.flood.id, content, client_id: randomUUID() }
      for (let done = false; !done && !world.isGivenUp; ) {
        const request = { method: 'POST', path: '/api/messages/', body, headers: session.headers } as const
        const answer = await askRest(world.recorder, cable.url, askerOf(cable.client, person, session), request)
        done = !mayTryAgain(answer)
        if (!done) await wait(200)
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await world.closeCable(cable)
}
