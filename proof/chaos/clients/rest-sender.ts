import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { askRest, mayTryAgain } from '#proof/chaos/clients/rest.ts'
import { askerOf, type Session, signInProgram } from '#proof/chaos/clients/session.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

/** ms between two tries. Short: it is these programs that notice first when the server is back. */
const PAUSE = 200
/** Acknowledged sends that it may say once more, long after. */
const REMEMBERED = 50

interface Sent {
  place: number
  body: { chat_id: number; content: string; client_id: string }
}

/**
 * A program that sends over `POST /api/messages/`, one message after the other, each again and again with the same key until
 * the server has said yes or no. Now and then it forgets that it was told yes, and says an old one again.
 */
export class RestSender {
  #session: Session | null = null
  #sent = 0
  readonly #said: Sent[] = []

  constructor(
    private readonly world: World,
    readonly person: Person,
    readonly cable: Cable,
    private readonly random: Random,
  ) {}

  /** Until the run is over. */
  async live(pause: readonly [number, number]): Promise<void> {
    while (!this.world.isOver) {
      const chats = this.world.chatsOf(this.person.id)
      const again = this.random.chance(0.1) ? this.#said.shift() : undefined
      if (again) await this.#send(again).catch(() => {})
      else if (chats.length > 0) await this.say(this.random.pick(chats).id, 'by a program').catch(() => {})
      await wait(this.random.int(...pause))
    }
  }

  /** Sends one text, until the server has said yes or no. */
  async say(chatId: number, words: string): Promise<void> {
    const place = ++this.#sent
    const content = `${this.cable.client} #${place} ${words}`
    const sent = { place, body: { chat_id: chatId, content, client_id: randomUUID() } }
    if (await this.#send(sent)) this.#said.push(sent)
    if (this.#said.length > REMEMBERED) this.#said.shift()
  }

  /** Answers whether it was acknowledged. */
  async #send({ place, body }: Sent): Promise<boolean> {
    while (!this.world.isGivenUp) {
      this.#session ??= await signInProgram(this.world, this.cable, this.person)
      const { headers } = this.#session
      const asker = askerOf(this.cable.client, this.person, this.#session)
      const request = { method: 'POST', path: '/api/messages/', body, headers, place } as const
      const answer = await askRest(this.world.recorder, this.cable.url, asker, request)
      if (answer.status === 200) return true
      if (answer.status === 401) this.#session = null
      else if (!mayTryAgain(answer)) return false
      await wait(PAUSE)
    }
    return false
  }
}
