import type { ChatKind } from '#contracts/chats.ts'
import type { Recorder } from '#proof/chaos/recording/recorder.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import { Cable } from '#proof/chaos/system/cable.ts'

/** Somebody with an account. */
export interface Person {
  id: number
  username: string
}

/** A chat that is known to the driver, and who was in it when it was made. */
export interface KnownChat {
  id: number
  kind: ChatKind
  memberIds: number[]
}

/** Long enough and on no list. */
export const PASSWORD = 'green kettle 42'

/** What all clients of a run share. */
export class World {
  readonly people: Person[] = []
  readonly chats: KnownChat[] = []
  readonly cables: Cable[] = []
  /** Nobody begins anything new. */
  isOver = false
  /** Nobody tries any longer what he has begun. */
  isGivenUp = false
  #names = 0

  constructor(
    readonly recorder: Recorder,
    readonly serverUrl: string,
    readonly random: Random,
  ) {}

  /** A device's own way to the server. */
  async openCable(client: string): Promise<Cable> {
    const cable = await Cable.open(client, this.serverUrl)
    this.cables.push(cable)
    return cable
  }

  async closeCable(cable: Cable): Promise<void> {
    this.cables.splice(this.cables.indexOf(cable), 1)
    await cable.close()
  }

  /** A name that nothing else in this run has. */
  newName(kind: string): string {
    return `${kind}-${++this.#names}`
  }

  addChat(chat: KnownChat): void {
    if (!this.chats.some(({ id }) => id === chat.id)) this.chats.push(chat)
    if (chat.kind === 'public') this.recorder.standings.notePublic(chat.id, chat.memberIds)
  }

  chatsOf(userId: number): KnownChat[] {
    return this.chats.filter((chat) => chat.memberIds.includes(userId))
  }
}
