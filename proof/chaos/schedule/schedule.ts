import { createHash } from 'node:crypto'
import { type Random, seeded } from '#proof/chaos/schedule/random.ts'

/** What happens to the server, the database, or everybody at once; one after the other. */
export type FaultPlan =
  | { kind: 'kill_server'; downMs: number }
  /** SIGTERM under load, then the new server. */
  | { kind: 'deploy' }
  /** kill -9 of one backend: PostgreSQL ends all others and recovers. */
  | { kind: 'kill_backend' }
  | { kind: 'kill_database'; downMs: number }
  | { kind: 'restart_database'; downMs: number }
  /** The database says nothing for a while, and its connections stand. */
  | { kind: 'freeze_database'; ms: number }
  | { kind: 'shift_clock'; offsetMs: number; how: 'running' | 'restarted' }
  | { kind: 'exhaust_pool'; how: 'locks' | 'connections'; ms: number }
  | { kind: 'slow_readers' }
  | { kind: 'reconnect_storm' }

export type FaultKind = FaultPlan['kind']

export const NETWORK_KINDS = [
  'delay',
  'stall',
  'cut',
  'one_way',
  'half_open',
  'lost_answer',
  'doubled',
  'doubled_after_restart',
] as const
export type NetworkKind = (typeof NETWORK_KINDS)[number]

/** What happens to some clients' connections for `ms`. Several may overlap, with each other and with everything else. */
export interface NetworkPlan {
  kind: NetworkKind
  /** Which part of the clients, from 0 to 1, and the number that picks them. */
  share: number
  draw: number
  ms: number
  /** For kinds that can go either way: 0 or 1. */
  side: 0 | 1
}

export interface Schedule {
  faults: { afterMs: number; plan: FaultPlan }[]
  network: { afterMs: number; plan: NetworkPlan }[]
  /** How many of `faults` are the first round, in which every kind comes once. */
  round: number
  /** Names the schedule: equal for equal seeds. */
  fingerprint: string
}

/** How the time is filled; all in ms. */
export interface Tempo {
  /** Between a recovery and the next fault. */
  pause: readonly [number, number]
  /** Between one harm to the network and the next. */
  networkPause: readonly [number, number]
  /** How long the database is frozen, or kept from the server. */
  hold: readonly [number, number]
}

/** Far more than a run can use: rounds take half a minute and more. */
const ROUNDS_PER_MINUTE = 3
const HOUR = 3_600_000

/** What a run does to its system, decided by the seed alone. A run does at least the first round. */
export function makeSchedule(
  seed: string,
  minutes: number,
  tempo: Tempo,
  kinds: readonly FaultKind[] = FAULT_KINDS,
): Schedule {
  const rounds = Math.max(1, Math.ceil(minutes * ROUNDS_PER_MINUTE))
  const faults = planRounds(rounds, seeded(seed).fork('faults'), tempo).filter(({ plan }) => kinds.includes(plan.kind))
  const network = planNetwork(rounds * 40, seeded(seed).fork('network'), tempo)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([faults, network]))
    .digest('hex')
    .slice(0, 12)
  return { faults, network, round: kinds.length, fingerprint }
}

const FAULTS: ((random: Random, round: number, tempo: Tempo) => FaultPlan)[] = [
  (random) => ({ kind: 'kill_server', downMs: random.int(0, 800) }),
  () => ({ kind: 'deploy' }),
  () => ({ kind: 'kill_backend' }),
  (random) => ({ kind: 'kill_database', downMs: random.int(0, 800) }),
  (random) => ({ kind: 'restart_database', downMs: random.int(200, 1500) }),
  (random, _, { hold }) => ({ kind: 'freeze_database', ms: random.int(...hold) }),
  (random, round) => ({
    kind: 'shift_clock',
    offsetMs: random.pick([HOUR, -HOUR, 300_000, -90_000]),
    how: round % 2 === 0 ? 'running' : 'restarted',
  }),
  (random, round, { hold }) => ({
    kind: 'exhaust_pool',
    how: round % 2 === 0 ? 'locks' : 'connections',
    ms: random.int(...hold),
  }),
  () => ({ kind: 'slow_readers' }),
  () => ({ kind: 'reconnect_storm' }),
]

const ANY_TEMPO: Tempo = { pause: [0, 0], networkPause: [0, 0], hold: [0, 0] }
export const FAULT_KINDS: readonly FaultKind[] = FAULTS.map((make) => make(seeded('kinds'), 0, ANY_TEMPO).kind)

function planRounds(rounds: number, random: Random, tempo: Tempo): Schedule['faults'] {
  return Array.from({ length: rounds }, (_, round) =>
    random.shuffle(FAULTS).map((make) => ({ afterMs: random.int(...tempo.pause), plan: make(random, round, tempo) })),
  ).flat()
}

/** The first ones are every kind once; then as it comes. */
function planNetwork(count: number, random: Random, { networkPause }: Tempo): Schedule['network'] {
  const first = random.shuffle(NETWORK_KINDS)
  return Array.from({ length: count }, (_, at) => ({
    afterMs: random.int(...networkPause),
    plan: {
      kind: first[at] ?? random.pick(NETWORK_KINDS),
      share: random.pick([0.1, 0.2, 0.4]),
      draw: random.int(0, 1_000_000),
      ms: random.int(300, 4000),
      side: random.chance(0.5) ? 1 : 0,
    },
  }))
}
