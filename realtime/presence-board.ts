import type { PresenceState } from '#contracts/users.ts'

type DeviceState = 'active' | 'idle'

/** ms. Whoever reloads a page, or changes the network, has not left. */
const LINGER = 3000

interface Entry {
  devices: Map<string, DeviceState>
  /** Runs while the last device has gone and may still come back. */
  leaving: NodeJS.Timeout | undefined
  told: PresenceState
}

/** Who is here, from the open sockets of this process. Rule CH13. */
export class PresenceBoard {
  readonly #people = new Map<number, Entry>()

  constructor(private readonly onChange: (userId: number, state: PresenceState) => void) {}

  setState(userId: number, device: string, state: DeviceState): void {
    const entry = this.#people.get(userId) ?? { devices: new Map(), leaving: undefined, told: 'offline' as const }
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
      this.onChange(userId, 'offline')
    }, LINGER)
  }

  stateOf(userId: number): PresenceState {
    return this.#people.get(userId)?.told ?? 'offline'
  }

  present(): number[] {
    return [...this.#people.keys()]
  }

  /** Nobody is told anything any more. */
  close(): void {
    for (const { leaving } of this.#people.values()) clearTimeout(leaving)
  }

  #tell(userId: number, entry: Entry): void {
    const state: PresenceState = [...entry.devices.values()].includes('active') ? 'online' : 'idle'
    if (state === entry.told) return
    entry.told = state
    this.onChange(userId, state)
  }
}
