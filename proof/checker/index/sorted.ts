/** How many items at the start of a list, sorted by `at`, are at most `limit`. */
export function countUpTo<T>(sorted: readonly T[], limit: number, at: (item: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(sorted[middle] as T) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts items under the key each of them has, in their order. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
