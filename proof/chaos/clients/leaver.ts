import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { RawSocket } from '#proof/chaos/clients/raw-socket.ts'
import { askRest, mayTryAgain } from '#proof/chaos/clients/rest.ts'
import { askerOf, type Session, signInBrowser } from '#proof/chaos/clients/session.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

/** ms that the device stays after its session has ended, to see whether anything still reaches it. */
const STAYS = 3000

/**
 * Somebody who signs in on one more device, uses it, and signs out there. The device stays and goes on asking with what it
 * had: nothing may be answered any more, and nothing may reach it.
 */
export class Leaver {
  /** Sessions that were ended while a socket of theirs stood open. */
  left = 0
  #sent = 0

  constructor(
    private readonly world: World,
    private readonly person: Person,
    private readonly cable: Cable,
    private readonly random: Random,
  ) {}

  async live(pause: readonly [number, number]): Promise<void> {
    while (!this.world.isOver) {
      await this.#visit().catch(() => {})
      await wait(this.random.int(...pause))
    }
  }

  async #visit(): Promise<void> {
    const session = await signInBrowser(this.world, this.cable, this.person)
    const socket = new RawSocket(this.world, this.person, this.cable, session)
    try {
      await this.#until(() => socket.socket.connected && socket.welcomes > 0)
      await this.#say(session)
      await wait(this.random.int(100, 1500))
      const wasIn = socket.socket.connected
      if (!(await this.#signOut(session))) return
      if (wasIn) this.left++
      // With the old cookie, as whoever stole it would.
      for (const end = Date.now() + STAYS; Date.now() < end; await wait(400)) {
        await this.#ask(session, { method: 'GET', path: '/api/chats/' })
        await this.#say(session)
      }
    } finally {
      socket.close()
    }
  }

  /** Until the server has said that it is done. */
  async #signOut(session: Session): Promise<boolean> {
    while (!this.world.isGivenUp) {
      const answer = await this.#ask(session, { method: 'POST', path: '/auth/sign-out', body: {} })
      if (!mayTryAgain(answer)) return answer.status < 300
      await wait(200)
    }
    return false
  }

  async #say(session: Session): Promise<void> {
    const chats = this.world.chatsOf(this.person.id)
    if (chats.length === 0) return
    const place = ++this.#sent
    const content = `${this.cable.client} #${place} from a device that leaves`
    const body = { chat_id: this.random.pick(chats).id, content, client_id: randomUUID() }
    await this.#ask(session, { method: 'POST', path: '/api/messages/', body, place })
  }

  #ask(session: Session, request: Omit<Parameters<typeof askRest>[3], 'headers'>) {
    const asker = askerOf(this.cable.client, this.person, session)
    return askRest(this.world.recorder, this.cable.url, asker, { ...request, headers: session.headers })
  }

  async #until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      if (this.world.isOver) throw new Error('The run is over')
      await wait(20)
    }
  }
}
