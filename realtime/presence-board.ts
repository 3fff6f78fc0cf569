import type { PresenceState } from '#contracts/users.ts'

type DeviceState = 'active' | 'idle'

/** ms. Whoever reloads a page, or changes the network, has not left. */
const LINGER = 3000

/** ms between two changes of a person that others are told of, whatever his devices say. */
const PAUSE = 2000

interface Entry {
  devices: Map<string, DeviceState>
  /** Runs while the last device has gone and may still come back. */
  leaving: NodeJS.Timeout | undefined
  told: PresenceState
  /** Runs after a change was told: what changes meanwhile is told at its end, as it is then. */
  pause: NodeJS.Timeout | undefined
}

/** Who is here, from the open sockets of this process. Rules CH13, CH14. */
export class PresenceBoard {
  readonly #people = new Map<number, Entry>()

  constructor(private readonly onChange: (userId: number, state: PresenceState) => void) {}

  setState(userId: number, device: string, state: DeviceState): void {
    const entry = this.#people.get(userId) ?? newcomer()
    this.#people.set(userId, entry)
    clearTimeout(entry.leaving)
    entry.leaving = undefined
    entry.devices.set(device, state)
    this.#tell(userId, entry)
  }

  leave(userId: number, device: string): void {
    const entry = this.#people.get(userId)
    if (!entry?.devices.delete(device)) return
    if (entry.devices.size > 0) {
      this.#tell(userId, entry)
      return
    }
    entry.leaving = setTimeout(() => {
      this.#people.delete(userId)
      clearTimeout(entry.pause)
      this.onChange(userId, 'offline')
    }, LINGER)
  }

  stateOf(userId: number): PresenceState {
    const entry = this.#people.get(userId)
    return entry ? stateOf(entry) : 'offline'
  }

  present(): number[] {
    return [...this.#people.keys()]
  }

  /** Nobody is told anything any more. */
  close(): void {
    for (const { leaving, pause } of this.#people.values()) {
      clearTimeout(leaving)
      clearTimeout(pause)
    }
  }

  #tell(userId: number, entry: Entry): void {
    const state = stateOf(entry)
    if (state === entry.told || entry.pause) return
    entry.told = state
    entry.pause = setTimeout(() => {
      entry.pause = undefined
      this.#tell(userId, entry)
    }, PAUSE)
    this.onChange(userId, state)
  }
}

function newcomer(): Entry {
  return { devices: new Map(), leaving: undefined, told: 'offline', pause: undefined }
}

/** Whoever has no device left and may still come back is how he was when he was last told of. */
function stateOf({ devices, told }: Entry): PresenceState {
  if (devices.size === 0) return told
  return [...devices.values()].includes('active') ? 'online' : 'idle'
}
