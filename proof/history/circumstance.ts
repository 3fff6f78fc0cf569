import { z } from 'zod'
import { counter, id } from '#contracts/primitives.ts'
import { device, moment, role, sessionName } from '#proof/history/parts.ts'

/** The first line. */
export const run = z.strictObject({
  type: z.literal('run'),
  format: z.literal(1),
  seed: z.string(),
  /** Wall clock, ISO 8601. */
  startedAt: z.string(),
  about: z.string().default(''),
})

const bounds = {
  type: z.literal('standing'),
  /** It happened at some moment between the two: the bounds of the call that brought it about. */
  startedAt: moment,
  endedAt: moment.nullable(),
  outcome: z.enum(['ok', 'fail', 'unknown']),
  user: id,
}

/**
 * What somebody may do changed. Written beside the `op` that did it, once per person or session concerned. A chat's first
 * members are `added`, and so is who joins a public chat by writing in it.
 */
export const standing = z.discriminatedUnion('change', [
  z.strictObject({ ...bounds, change: z.literal('added'), chat: id, role, rev: counter.nullable().default(null) }),
  z.strictObject({ ...bounds, change: z.literal('removed'), chat: id, rev: counter.nullable().default(null) }),
  z.strictObject({ ...bounds, change: z.literal('role'), chat: id, role, rev: counter.nullable().default(null) }),
  /** Signed out, revoked, banned, or ended by a new password. */
  z.strictObject({ ...bounds, change: z.literal('session_ended'), session: sessionName }),
])

/** A fault, from when it may have been felt until it was undone. */
export const fault = z.strictObject({
  type: z.literal('fault'),
  id: z.int().positive(),
  /** `kill_server`, `stop_database`, `stall` and the like. */
  kind: z.string().min(1),
  from: moment,
  to: moment,
  /**
   * True when it keeps bytes from arriving, or a client from reading them (a stall, a cut, a slow reader): what is late
   * then is not the server's fault.
   */
  network: z.boolean().default(false),
  /** The devices it can touch; null for all. */
  clients: z.array(device).nullable().default(null),
})

/** The first acknowledged send after a fault. `ableAt`: since when the server could run again. */
export const recovered = z.strictObject({
  type: z.literal('recovered'),
  fault: z.int().positive(),
  ableAt: moment,
  at: moment,
})

/** All faults are over and nobody writes any more. */
export const quiet = z.strictObject({ type: z.literal('quiet'), at: moment })
