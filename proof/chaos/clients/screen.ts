import { createMessenger, type RunningMessenger } from '#client/create-messenger.ts'
import type { Message } from '#contracts/messages.ts'
import type { PollRequest } from '#contracts/polls.ts'
import type { Me } from '#contracts/users.ts'
import { askRest } from '#proof/chaos/clients/rest.ts'
import { askerOf, type Session, signInBrowser, untilAnswered } from '#proof/chaos/clients/session.ts'
import { CatchUpObserver } from '#proof/chaos/recording/catch-up-observer.ts'
import { recordedFetch } from '#proof/chaos/recording/recorded-fetch.ts'
import type { Asker } from '#proof/chaos/recording/recorder.ts'
import { ReplicaObserver } from '#proof/chaos/recording/replica-observer.ts'
import { ScreenObserver } from '#proof/chaos/recording/screen-observer.ts'
import { tapSockets } from '#proof/chaos/recording/socket-tap.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

/**
 * A device with the product's own client: outbox, synchronisation, read marks and reconnection are those that people use,
 * without a browser around them. Its queue lives in memory, as in a browser without a database.
 */
export class Screen {
  #messenger: RunningMessenger
  readonly #observer: ReplicaObserver
  readonly #catchUps: CatchUpObserver
  readonly #untap: () => void
  /** Page by page: what a closed one still hears is nothing that the device takes in. */
  #page = 0
  #unwatch = () => {}
  /** Places in the queue of each chat, by text: no text of a device is sent twice. */
  readonly #places = new Map<string, number>()
  #sent = 0

  private constructor(
    private readonly world: World,
    readonly person: Person,
    readonly cable: Cable,
    readonly session: Session,
    private readonly me: Me,
  ) {
    const { recorder } = world
    const asker = (): Asker & { session: string } => ({
      client: cable.client,
      user: person.id,
      session: session.name,
      transport: 'socket',
    })
    this.#observer = new ReplicaObserver(recorder, asker)
    this.#catchUps = new CatchUpObserver(recorder, asker)
    this.#untap = tapSockets(cable.url, {
      recorder,
      asker,
      placeOf: (content) => this.#places.get(content) ?? null,
      onEvent: (name, event) => {
        this.#observer.pushed(name, event)
        this.#catchUps.onEvent(name)
      },
      onAnswer: (data, op) => {
        this.#observer.arrived(data, op)
        this.#catchUps.onAnswer(op)
      },
    })
    this.#messenger = this.#open()
  }

  static async open(world: World, person: Person, cable: Cable): Promise<Screen> {
    const session = await signInBrowser(world, cable, person)
    const asker = askerOf(cable.client, person, session)
    const answer = await untilAnswered(world, () =>
      askRest(world.recorder, cable.url, asker, { method: 'GET', path: '/api/users/me', headers: session.headers }),
    )
    return new Screen(world, person, cable, session, answer.data as Me)
  }

  get name(): string {
    return this.cable.client
  }

  get messenger(): RunningMessenger {
    return this.#messenger
  }

  /** Queues a text that this device has not said before, and waits until it is in the queue. */
  async say(chatId: number, words: string): Promise<void> {
    await this.#messenger.send(chatId, this.#newText(words))
  }

  /** The same as a question. */
  async ask(chatId: number, words: string, poll: PollRequest): Promise<void> {
    await this.#messenger.ask(chatId, this.#newText(words), poll)
  }

  #newText(words: string): string {
    const place = ++this.#sent
    const content = `${this.name} #${place} ${words}`
    this.#places.set(content, place)
    return content
  }

  /** Gives a message of one's own another text, and says it a second time when that was refused or not answered. */
  async edit(chatId: number, { seq, version }: Message, words: string): Promise<void> {
    const edit = { seq, version, content: `${this.name} #${++this.#sent} ${words}` }
    const { ok } = await this.#messenger.editMessage(chatId, edit)
    if (!ok) await this.#messenger.editMessage(chatId, edit)
  }

  /** Deletes a message, and says it a second time when that was refused or not answered. */
  async delete(chatId: number, seq: number): Promise<void> {
    const { ok } = await this.#messenger.deleteMessage(chatId, seq)
    if (!ok) await this.#messenger.deleteMessage(chatId, seq)
  }

  /** Reacts to a message or takes that back, and says it a second time when that was refused or not answered. */
  async react(chatId: number, reaction: { seq: number; emoji: string; on: boolean }): Promise<void> {
    const { ok } = await this.#messenger.react(chatId, reaction)
    if (!ok) await this.#messenger.react(chatId, reaction)
  }

  /** Chooses answers of a poll, and says it a second time when that was refused or not answered. */
  async vote(chatId: number, seq: number, options: readonly number[]): Promise<void> {
    const { ok } = await this.#messenger.vote(chatId, seq, options)
    if (!ok) await this.#messenger.vote(chatId, seq, options)
  }

  /** Pins a message or takes its pin away, and says it a second time when that was refused or not answered. */
  async pin(chatId: number, seq: number, on: boolean): Promise<void> {
    const { ok } = await this.#messenger.pin(chatId, seq, on)
    if (!ok) await this.#messenger.pin(chatId, seq, on)
  }

  messageAt(chatId: number, seq: number): Message | undefined {
    const { conversations } = this.#messenger.getState()
    return conversations.get(chatId)?.messages.find((message) => message.seq === seq)
  }

  /** Closes the page and opens it again; what was still queued is lost with the memory it was in. */
  reload(): void {
    this.#close()
    this.#messenger = this.#open()
  }

  /** True when it is connected, has caught up, and has nothing left to send. */
  isQuiet(): boolean {
    const { connection, outbox, ready } = this.#messenger.getState()
    return ready && connection.state === 'online' && outbox.every((item) => item.state === 'failed')
  }

  /** Goes to the newest message in every conversation it has open. */
  async loadNewest(): Promise<void> {
    const { conversations } = this.#messenger.getState()
    await Promise.all([...conversations.keys()].map((chatId) => this.#messenger.loadNewest(chatId)))
  }

  writeState(): void {
    this.#observer.writeState(this.#messenger.getState().order)
  }

  /** Ends for good. */
  close(): void {
    this.#close()
    this.#untap()
  }

  #open(): RunningMessenger {
    const { recorder } = this.world
    const page = ++this.#page
    const messenger = createMessenger({
      me: this.me,
      origin: this.cable.url,
      socketHeaders: this.session.headers,
      fetch: recordedFetch(
        recorder,
        askerOf(this.name, this.person, this.session),
        this.session.headers,
        (data, op) => this.#observer.arrived(data, op),
        (chatId, seq) => this.messageAt(chatId, seq)?.id ?? null,
      ),
      observe: (input, replica) => page === this.#page && this.#observer.observe(input, replica),
      page: { here: () => '/', goTo: () => {} },
    })
    const screen = new ScreenObserver(recorder, { client: this.name, user: this.person.id })
    this.#unwatch = messenger.subscribe(() => {
      screen.look(messenger.getState())
      this.#catchUps.look(messenger.getState().connection.state)
    })
    messenger.start()
    return messenger
  }

  #close(): void {
    this.#page++
    this.#unwatch()
    this.#messenger.stop()
    this.#observer.forget()
    this.#catchUps.forget()
  }
}
