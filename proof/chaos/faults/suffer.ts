import { setTimeout as wait } from 'node:timers/promises'
import { inject, type Scene } from '#proof/chaos/faults/inject.ts'
import { NetworkTrack } from '#proof/chaos/faults/network-track.ts'
import type { Recorder } from '#proof/chaos/recording/recorder.ts'
import type { FaultPlan, NetworkKind, Schedule } from '#proof/chaos/schedule/schedule.ts'

/** One fault of the schedule and how the system came out of it; times in ms. */
export interface Survived {
  plan: FaultPlan
  /** From the server's being able to run to the first acknowledged send: of anybody, and of a device with the product's client. */
  recoveryMs: number | null
  screenRecoveryMs: number | null
  note: string | undefined
}

/** ms that anybody, and screens with their growing pauses between tries, are waited for. */
const RECOVERY_PATIENCE = 60_000
const SCREEN_PATIENCE = 30_000

/** Fault after fault, and harm to the network beside them, until the time is over and every kind has come. */
export async function suffer(
  scene: Scene,
  schedule: Schedule,
  minutes: number,
  say: (sentence: string) => void,
): Promise<{ survived: Survived[]; network: ReadonlyMap<NetworkKind, number> }> {
  const { recorder } = scene.world
  let faults = 0
  const nextFaultId = () => ++faults
  const track = new NetworkTrack(scene.world, nextFaultId)
  track.start(schedule.network)
  const survived: Survived[] = []
  const until = recorder.now() + minutes * 60_000
  for (const [at, { afterMs, plan }] of schedule.faults.entries()) {
    if (at >= schedule.round && recorder.now() >= until) break
    await wait(afterMs)
    const outcome = await sufferOne(scene, plan, nextFaultId())
    survived.push(outcome)
    const { recoveryMs, screenRecoveryMs, note } = outcome
    const times = `recovered in ${recoveryMs} ms, devices in ${screenRecoveryMs} ms`
    say(`${Math.round(recorder.now() / 1000)} s  ${plan.kind}: ${times}${note ? ` (${note})` : ''}`)
  }
  await track.stop()
  return { survived, network: track.counts }
}

async function sufferOne(scene: Scene, plan: FaultPlan, id: number): Promise<Survived> {
  const { recorder } = scene.world
  const from = recorder.now()
  const acks = new AckWatch(recorder)
  const { ableAt, cutOff, note } = await inject(plan, scene)
  const network = { network: cutOff !== null, clients: cutOff }
  recorder.write({ type: 'fault', id, kind: plan.kind, from, to: recorder.now(), ...network })
  const any = await acks.firstAfter(ableAt, () => true, RECOVERY_PATIENCE)
  const screen = await acks.firstAfter(ableAt, (client) => client.startsWith('screen'), SCREEN_PATIENCE)
  acks.stop()
  if (any !== null) recorder.write({ type: 'recovered', fault: id, ableAt, at: any })
  const after = (at: number | null) => (at === null ? null : Math.round(at - ableAt))
  return { plan, recoveryMs: after(any), screenRecoveryMs: after(screen), note }
}

/** Remembers which sends were acknowledged when, from now on. */
class AckWatch {
  readonly #seen: { at: number; client: string }[] = []
  readonly stop: () => void

  constructor(private readonly recorder: Recorder) {
    this.stop = recorder.onAcknowledged((at, client) => this.#seen.push({ at, client }))
  }

  /** Null when there was none within `patience` ms from now. */
  async firstAfter(after: number, fits: (client: string) => boolean, patience: number): Promise<number | null> {
    for (const end = this.recorder.now() + patience; this.recorder.now() < end; await wait(10)) {
      const found = this.#seen.find(({ at, client }) => at > after && fits(client))
      if (found) return found.at
    }
    return null
  }
}
