import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ProgramLink } from '#proof/chaos/clients/program-link.ts'
import { refusal } from '#proof/chaos/recording/calls.ts'
import type { Outcome } from '#proof/chaos/recording/recorder.ts'
import { seenMessage } from '#proof/chaos/recording/seen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

const PAUSE = 200
/** ms a program waits for its own message to come back before it takes the connection for dead. */
const PATIENCE = 12_000

/** A program in one chat over the plain WebSocket: it hears, and says one thing after the other with keys of its own. */
export class ChatProgram {
  readonly link: ProgramLink
  #waiting: { clientId: string; end: (outcome: Outcome) => void } | null = null
  #sent = 0

  constructor(
    private readonly world: World,
    person: Person,
    readonly cable: Cable,
    readonly chatId: number,
    private readonly random: Random,
  ) {
    this.link = new ProgramLink(world, person, cable, chatId, {
      onMessage: (message) => {
        if (message.client_id === null || message.client_id !== this.#waiting?.clientId) return
        this.#waiting.end({ outcome: 'ok', answer: { message: seenMessage(message) } })
      },
      onProblem: (problem) => this.#waiting?.end(refusal(problem)),
      onLost: () => this.#waiting?.end({ outcome: 'unknown', code: 'disconnected' }),
    })
  }

  /** Hears and speaks until the run is over, and hears on after that until its link is closed. */
  async live(pause: readonly [number, number]): Promise<void> {
    void this.link.keepConnected()
    while (!this.world.isOver) {
      await wait(this.random.int(...pause))
      await this.#say('over a plain WebSocket')
    }
  }

  /** Says one text, again and again with the same key until it comes back. */
  async #say(words: string): Promise<void> {
    const place = ++this.#sent
    const content = `${this.cable.client} #${place} ${words}`
    const clientId = randomUUID()
    for (let done = false; !done && !this.world.isGivenUp; await wait(PAUSE)) {
      if (this.link.isOpen) done = await this.#try(clientId, content, place)
    }
  }

  /** Answers whether it was acknowledged: on this door the own message is the answer. */
  #try(clientId: string, content: string, place: number): Promise<boolean> {
    const call = { kind: 'send', chat: this.chatId, clientId, content, place } as const
    const op = this.world.recorder.begin(this.link.asker(), call)
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        end({ outcome: 'unknown', code: 'timeout' })
        this.link.drop()
      }, PATIENCE)
      const end = (outcome: Outcome) => {
        clearTimeout(late)
        this.#waiting = null
        op.end(outcome)
        resolve(outcome.outcome === 'ok')
      }
      this.#waiting = { clientId, end }
      this.link.say({ content, client_id: clientId })
    })
  }
}
