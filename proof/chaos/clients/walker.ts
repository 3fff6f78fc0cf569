import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '#contracts/messages.ts'
import { askRest } from '#proof/chaos/clients/rest.ts'
import { askerOf, type Session, signInProgram } from '#proof/chaos/clients/session.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

/** A program that reads whole histories, page by page, backwards or forwards, while others write in them. */
export class Walker {
  #session: Session | null = null

  constructor(
    private readonly world: World,
    readonly person: Person,
    readonly cable: Cable,
    private readonly random: Random,
  ) {}

  async live(pause: readonly [number, number]): Promise<void> {
    while (!this.world.isOver) {
      const chats = this.world.chatsOf(this.person.id)
      if (chats.length > 0) await this.#walk(this.random.pick(chats).id).catch(() => {})
      await wait(this.random.int(...pause))
    }
  }

  /** One walk; it ends early where no answer comes. */
  async #walk(chatId: number): Promise<void> {
    const walk = this.world.newName('walk')
    const backwards = this.random.chance(0.5)
    const limit = this.random.int(7, 60)
    let place: number | null = backwards ? null : 0
    for (let pages = 0; pages < 40 && !this.world.isOver; pages++) {
      this.#session ??= await signInProgram(this.world, this.cable, this.person)
      const from = place === null ? '' : `&${backwards ? 'before_seq' : 'after_seq'}=${place}`
      const answer = await askRest(
        this.world.recorder,
        this.cable.url,
        askerOf(this.cable.client, this.person, this.#session),
        {
          method: 'GET',
          path: `/api/messages/${chatId}?limit=${limit}${from}`,
          headers: this.#session.headers,
          walk,
        },
      )
      if (answer.status === 401) this.#session = null
      if (answer.status !== 200) return
      const messages = answer.data as Message[]
      const next = backwards ? messages[0] : messages.at(-1)
      const goesOn = answer.headers.get('link')?.includes(`rel="${backwards ? 'prev' : 'next'}"`)
      if (!next || !goesOn) return
      place = next.seq
      await wait(this.random.int(0, 60))
    }
  }
}
