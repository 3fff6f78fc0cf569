import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from '#proof/chaos/schedule/random.ts'
import type { NetworkKind, NetworkPlan, Schedule } from '#proof/chaos/schedule/schedule.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { World } from '#proof/chaos/world.ts'

/** Clients that send over HTTP: whose requests can be said twice. */
const SENDS_BY_REST = /^(sender|leaver)-/
/** Clients whose network is never harmed by this track. */
const SPARED = /^(office|storm|flooder|slow|fresh)/

/** Harms the networks of some clients at a time, beside whatever else happens. */
export class NetworkTrack {
  /** How often each kind was done to somebody. */
  readonly counts = new Map<NetworkKind, number>()
  #stopped = false
  #running: Promise<void> = Promise.resolve()
  readonly #harms = new Set<Promise<void>>()

  constructor(
    private readonly world: World,
    private readonly nextFaultId: () => number,
  ) {}

  start(plans: Schedule['network']): void {
    this.#running = this.#run(plans)
  }

  /** Resolves when the last harm is over. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
    await Promise.all(this.#harms)
  }

  async #run(plans: Schedule['network']): Promise<void> {
    for (const { afterMs, plan } of plans) {
      await wait(afterMs)
      if (this.#stopped) return
      const harm = this.#harm(plan).finally(() => this.#harms.delete(harm))
      this.#harms.add(harm)
    }
  }

  async #harm(plan: NetworkPlan): Promise<void> {
    const { kind } = plan
    const victims = this.#choose(plan)
    if (victims.length === 0) return
    const from = this.world.recorder.now()
    await Promise.all(victims.map((cable) => cable.harm(plan)))
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    const network = kind !== 'doubled' && kind !== 'doubled_after_restart'
    const clients = victims.map(({ client }) => client)
    const to = this.world.recorder.now()
    this.world.recorder.write({ type: 'fault', id: this.nextFaultId(), kind, from, to, network, clients })
  }

  #choose({ kind, share, draw }: NetworkPlan): Cable[] {
    const wanted = kind.startsWith('doubled') ? SENDS_BY_REST : /./
    const cables = this.world.cables.filter(({ client }) => wanted.test(client) && !SPARED.test(client))
    const count = Math.max(1, Math.round(cables.length * share))
    return seeded(String(draw)).shuffle(cables).slice(0, count)
  }
}
