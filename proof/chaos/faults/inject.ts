import { setTimeout as wait } from 'node:timers/promises'
import { reconnectStorm } from '#proof/chaos/faults/reconnect-storm.ts'
import { slowReaders } from '#proof/chaos/faults/slow-readers.ts'
import type { FaultPlan } from '#proof/chaos/schedule/schedule.ts'
import type { System } from '#proof/chaos/system/system.ts'
import type { Population } from '#proof/chaos/workload/population.ts'
import type { Size } from '#proof/chaos/workload/size.ts'
import type { World } from '#proof/chaos/world.ts'

export interface Scene extends System {
  world: World
  all: Population
  size: Size
}

/** What a fault did, besides happening. */
export interface Injury {
  /** Since when the server was able to run again, ms of the run's clock: its process started, its database reachable. */
  ableAt: number
  /** Devices that did not read, or were kept from hearing; null when the network was sound. */
  cutOff: string[] | null
  /** For the report. */
  note?: string
}

/** ms that a commit takes when something is about to be killed: the most that PostgreSQL can be asked for. */
const COMMIT_MS = 100

/** Does one fault from its beginning to the moment the server can run again. */
export async function inject(plan: FaultPlan, scene: Scene): Promise<Injury> {
  const { server, database, world } = scene
  const now = () => world.recorder.now()
  const whole = (ableAt: number, note?: string): Injury => ({ ableAt, cutOff: null, note })
  switch (plan.kind) {
    case 'kill_server':
      await server.end('SIGKILL')
      await wait(plan.downMs)
      return whole(await startServer(scene))
    case 'deploy': {
      const began = now()
      const code = await server.end('SIGTERM')
      const note = `stopped in ${Math.round(now() - began)} ms with exit code ${code}`
      return whole(await startServer(scene), note)
    }
    case 'kill_backend': {
      await slowDisk(scene)
      const killed = await database.killBackend()
      await database.reachable()
      return whole(now(), killed ? undefined : 'there was no backend to kill')
    }
    case 'kill_database': {
      await slowDisk(scene)
      database.kill()
      await wait(plan.downMs)
      await database.start()
      await database.reachable()
      return whole(now())
    }
    case 'restart_database':
      await database.stop()
      await wait(plan.downMs)
      await database.start()
      return whole(now())
    case 'freeze_database': {
      const frozen = await database.freeze()
      await wait(plan.ms)
      database.thaw()
      return whole(now(), `${frozen} backends stood still for ${plan.ms} ms`)
    }
    case 'shift_clock': {
      const note = `${plan.offsetMs} ms, ${plan.how}`
      if (plan.how === 'running') {
        server.setClock(plan.offsetMs)
        return whole(now(), note)
      }
      await server.end('SIGTERM')
      server.setClock(plan.offsetMs)
      return whole(await startServer(scene), note)
    }
    case 'exhaust_pool': {
      const release = plan.how === 'locks' ? await database.holdLocks() : await database.holdConnections()
      await wait(plan.ms)
      await release()
      return whole(now(), `${plan.how}, ${plan.ms} ms`)
    }
    case 'slow_readers':
      return slowReaders(scene)
    case 'reconnect_storm':
      return reconnectStorm(scene)
  }
}

/** Lets the sends of a moment run into commits that take long. */
async function slowDisk({ database }: Scene): Promise<void> {
  await database.slowCommits(COMMIT_MS)
  await wait(2 * COMMIT_MS)
}

/** Starts the server, and has everything said again that clients had said before. Answers when it was started. */
export async function startServer({ server, world }: Pick<Scene, 'server' | 'world'>): Promise<number> {
  const ableAt = world.recorder.now()
  await server.start()
  for (const cable of world.cables) void cable.repeatKept()
  return ableAt
}
