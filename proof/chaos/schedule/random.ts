/** Chance that comes out the same for the same seed. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  /** @throws when the list is empty */
  pick<T>(list: readonly T[]): T
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
  /** A stream of its own: who draws from it disturbs nobody else. */
  fork(name: string): Random
}

export function seeded(seed: string): Random {
  const draw = sfc32(seed)
  const int = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1))
  return {
    next: draw,
    int,
    chance: (probability) => draw() < probability,
    pick(list) {
      const item = list[int(0, list.length - 1)]
      if (item === undefined) throw new Error('There is nothing to pick from')
      return item
    },
    shuffle(list) {
      const items = [...list]
      for (let at = items.length - 1; at > 0; at--) {
        const other = int(0, at)
        const moved = items[at] as (typeof items)[number]
        items[at] = items[other] as (typeof items)[number]
        items[other] = moved
      }
      return items
    },
    fork: (name) => seeded(`${seed}/${name}`),
  }
}

/** A small generator of good quality (sfc32), started from four hashes of the seed. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), hash(seed, 4)]
  const draw = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 16; warm++) draw()
  return draw
}

/** FNV-1a, mixed once more at the end. */
function hash(text: string, salt: number): number {
  let value = 2166136261 ^ salt
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619)
  value = Math.imul(value ^ (value >>> 15), 2246822507)
  return (value ^ (value >>> 13)) | 0
}
