import type { Dialect } from '#bench/load/dialects.ts'
import type { OnEvent, SocketClient } from '#bench/load/socket-client.ts'
import { Spread } from '#bench/load/spread.ts'

/** Long enough to be a message of people. */
const FILLER = ' and what people write around it, so that it is about as long as what they say at once.'

/** What was sent and heard in all rooms of a load. */
export class Tally {
  /** Messages that reached a member's connection. */
  delivered = 0
  sent = 0
  answered = 0
  refused = 0
  readonly #sentAt: number[] = []
  #toLast = new Spread()

  /** Times from when a message was due to when its last member had it, from now on. */
  begin(): Spread {
    this.#toLast = new Spread()
    return this.#toLast
  }

  /** A new text; `at` (ms of this process) is when it was due. */
  text(at: number): string {
    this.#sentAt.push(at)
    return `#${this.sent++}${FILLER}`
  }

  settle(taken: boolean): void {
    this.answered++
    if (!taken) this.refused++
  }

  /** The last member has this text. */
  reachedLast(text: string): void {
    const number = Number.parseInt(text.slice(1), 10)
    this.#toLast.add(performance.now() - (this.#sentAt[number] ?? Number.NaN))
  }
}

/** A frame that members of a room are getting. */
interface Frame {
  bytes: Buffer
  texts: string[]
  /** Members who have not got it yet. */
  left: number
}

/**
 * A chat with its members' connections. All of them get the same frames in the same order, so each frame is understood once
 * and compared with what the others got; a member who gets anything else ends the run.
 */
export class Room {
  readonly #frames: Frame[] = []
  /** The number of the first frame in `#frames`: those before it have reached everybody. */
  #first = 0
  members: SocketClient[] = []

  constructor(
    readonly id: number,
    private readonly size: number,
    private readonly dialect: Dialect,
    private readonly tally: Tally,
  ) {}

  /** The ears of one more member. */
  ear(): OnEvent {
    const { prefix } = this.dialect
    let next = 0
    return (payload) => {
      if (payload.compare(prefix, 0, prefix.length, 0, prefix.length) === 0) this.#hear(payload, next++)
    }
  }

  /** Something is said by a member; `then` hears when the server has answered. */
  say(member: number, due: number, then: () => void = () => {}): void {
    const client = this.members[member % this.members.length]
    if (!client) throw new Error('Nobody is in the room')
    this.dialect.say(client, this.id, this.tally.text(due), (taken) => {
      this.tally.settle(taken)
      then()
    })
  }

  /** Whether everybody has got everything that anybody got. */
  get isLevel(): boolean {
    return this.#frames.length === 0
  }

  #hear(payload: Buffer, number: number): void {
    const frame = this.#frames[number - this.#first] ?? this.#newFrame(payload)
    if (!frame.bytes.equals(payload)) throw new Error(`Members of room ${this.id} were told different things`)
    this.tally.delivered += frame.texts.length
    if (--frame.left > 0) return
    for (const text of frame.texts) this.tally.reachedLast(text)
    while (this.#frames[0]?.left === 0) {
      this.#frames.shift()
      this.#first++
    }
  }

  #newFrame(payload: Buffer): Frame {
    const frame = { bytes: Buffer.from(payload), texts: this.dialect.textsIn(payload), left: this.size }
    this.#frames.push(frame)
    return frame
  }
}
