/** Milliseconds to wait before try number `attempt` (from 0): doubling up to `max`, half of it by chance. */
export function backoff(attempt: number, { first = 500, max = 20_000, random = Math.random } = {}): number {
  const full = Math.min(max, first * 2 ** Math.min(attempt, 16))
  return Math.round(full / 2 + (full / 2) * random())
}
