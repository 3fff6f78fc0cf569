/** How long things took, in ms. */
export class Spread {
  readonly #values: number[] = []

  add(ms: number): void {
    this.#values.push(ms)
  }

  get count(): number {
    return this.#values.length
  }

  /** The value that this share of them does not exceed; NaN when there are none. */
  percentiles(...shares: number[]): number[] {
    const sorted = Float64Array.from(this.#values).sort()
    return shares.map(
      (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN,
    )
  }
}
