import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeFresh } from '#proof/chaos/ending/fresh.ts'
import { findIncomplete } from '#proof/chaos/ending/programs.ts'
import { writeRows } from '#proof/chaos/ending/rows.ts'
import { settle } from '#proof/chaos/ending/settle.ts'
import { heal } from '#proof/chaos/faults/heal.ts'
import type { Scene } from '#proof/chaos/faults/inject.ts'
import { type Survived, suffer } from '#proof/chaos/faults/suffer.ts'
import { type Counts, Recorder } from '#proof/chaos/recording/recorder.ts'
import { seeded } from '#proof/chaos/schedule/random.ts'
import { type FaultKind, makeSchedule, type NetworkKind, type Schedule } from '#proof/chaos/schedule/schedule.ts'
import { DatabaseUnderTest } from '#proof/chaos/system/database-under-test.ts'
import { type ServerSource, ServerUnderTest } from '#proof/chaos/system/server-under-test.ts'
import { liveAll, populate } from '#proof/chaos/workload/population.ts'
import type { Size } from '#proof/chaos/workload/size.ts'
import { World } from '#proof/chaos/world.ts'

export interface ChaosOptions {
  seed: string
  /** How long faults go on, at least; every kind of fault comes once in any case. */
  minutes: number
  size: Size
  /** Which faults; all of them when left out. */
  kinds?: readonly FaultKind[]
  source: ServerSource
  /** Where the history is written. */
  historyFile: string
  /** Keeps the folder with the database and the server's log. */
  keep: boolean
  say: (sentence: string) => void
}

export interface ChaosResult {
  schedule: Schedule
  counts: Counts
  survived: Survived[]
  network: ReadonlyMap<NetworkKind, number>
  /** Requests that the network said a second time, and those of them that were answered with 2xx. */
  repeated: number
  repeatedAnswered: number
  sessionsLeft: number
  /** ms from quiet to agreement; null when devices did not agree. */
  convergedMs: number | null
  /** Sentences about programs that do not have what is stored. */
  incomplete: string[]
  folder: string
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs the real server with its real database under faults, and records everything. Judges nothing. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, minutes, size, source, say } = options
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-chaos-'))
  fs.chmodSync(folder, 0o711)
  const schedule = makeSchedule(seed, minutes, size, options.kinds)
  const recorder = new Recorder(options.historyFile)
  recorder.write({ type: 'run', format: 1, seed, startedAt: new Date().toISOString(), about: schedule.fingerprint })
  const database = await DatabaseUnderTest.create(folder)
  const server = await ServerUnderTest.create(source, folder, database.url)
  const world = new World(recorder, server.url, seeded(seed).fork('world'))
  // A driver that dies leaves nobody behind.
  const abandon = () => {
    server.abandon()
    database.kill()
  }
  process.on('exit', abandon)
  const leave = () => process.exit(130)
  for (const signal of SIGNALS) process.on(signal, leave)
  try {
    await server.start()
    say('The server runs; people register and open their devices ...')
    const all = await populate(world, size)
    const scene: Scene = { world, all, size, server, database }
    const lives = liveAll(world, all, size)
    const { survived, network } = await suffer(scene, schedule, minutes, say)
    await heal(scene)
    say('Everything is healed; last words, then quiet ...')
    await wait(size.lastWords)
    const convergedMs = await settle(world, all, database, lives)
    for (const person of world.people) await writeFresh(world, person)
    const { chats, spoken } = await database.withOwn((own) => writeRows(recorder, own))
    recorder.endOpen()
    recorder.standings.settle(chats)
    for (const screen of all.screens) screen.close()
    for (const program of all.programs) program.link.close()
    return {
      schedule,
      counts: recorder.counts,
      survived,
      network,
      repeated: total(world.cables.map((cable) => cable.repeated)),
      repeatedAnswered: total(world.cables.map((cable) => cable.answered)),
      sessionsLeft: total(all.leavers.map((leaver) => leaver.left)),
      convergedMs,
      incomplete: findIncomplete(all, spoken),
      folder,
    }
  } finally {
    world.isOver = true
    world.isGivenUp = true
    await recorder.close()
    await server.end('SIGTERM')
    await database.stop()
    process.off('exit', abandon)
    for (const signal of SIGNALS) process.off(signal, leave)
    for (const cable of [...world.cables]) await world.closeCable(cable)
    if (!options.keep) fs.rmSync(folder, { recursive: true, force: true })
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
