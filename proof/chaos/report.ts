import type { ChaosResult } from '#proof/chaos/run-chaos.ts'
import { FAULT_KINDS, type FaultKind, NETWORK_KINDS } from '#proof/chaos/schedule/schedule.ts'

/** ms within which the first send after a fault has to be acknowledged. */
export const RECOVERY_LIMIT = 10_000

/** What a run proves nothing by, or fails by, besides the violations of its history; empty when all is well. */
export function complaintsOf(result: ChaosResult, kinds: readonly FaultKind[], recoveryLimit: number): string[] {
  const { counts, survived, network, convergedMs, incomplete, repeated, sessionsLeft } = result
  const complaints: string[] = []
  if (counts.acknowledged === 0) complaints.push('No send was acknowledged: nothing is proven.')
  if (repeated === 0) complaints.push('No request was said twice.')
  if (sessionsLeft === 0) complaints.push('No session was ended while a socket of it was open.')
  for (const kind of kinds) {
    if (!survived.some(({ plan }) => plan.kind === kind)) complaints.push(`There was no ${kind}.`)
  }
  for (const kind of NETWORK_KINDS) if (!network.get(kind)) complaints.push(`No network had ${kind}.`)
  for (const { plan, recoveryMs } of survived) {
    if (recoveryMs === null) complaints.push(`After ${plan.kind} no send was acknowledged any more.`)
    else if (recoveryMs > recoveryLimit) complaints.push(`After ${plan.kind} it took ${recoveryMs} ms to come back.`)
  }
  if (convergedMs === null) complaints.push('Devices did not come to hold what the database holds.')
  return [...complaints, ...incomplete]
}

/** The numbers of a run, for people. */
export function reportOf(seed: string, result: ChaosResult): string {
  const { schedule, counts, survived, network, repeated, repeatedAnswered, sessionsLeft, convergedMs } = result
  const lines = [
    `seed ${seed}, schedule ${schedule.fingerprint}`,
    `sends: ${counts.acknowledged} acknowledged; tries: ${counts.unknown} unknown, ${counts.retried} retried, ${counts.failed} failed`,
    `said twice by the network: ${repeated} requests, ${repeatedAnswered} of them answered with success`,
    `sessions ended under open sockets: ${sessionsLeft}`,
    `converged ${convergedMs ?? '?'} ms after the last write`,
    'faults, and ms from the server’s being able to run to the first acknowledged send (of anybody; of devices):',
  ]
  for (const kind of FAULT_KINDS) {
    const all = survived.filter(({ plan }) => plan.kind === kind)
    const times = all.map((each) => `${each.recoveryMs ?? 'never'}; ${each.screenRecoveryMs ?? 'never'}`)
    lines.push(`  ${kind} ${all.length}: ${times.join(' | ')}`)
  }
  lines.push(`networks: ${NETWORK_KINDS.map((kind) => `${kind} ${network.get(kind) ?? 0}`).join(', ')}`)
  const operations = [...counts.operations].sort(([a], [b]) => a.localeCompare(b))
  lines.push(`operations: ${operations.map(([name, count]) => `${name} ${count}`).join(', ')}`)
  return lines.join('\n')
}
