/** A map whose key has two parts. */
export class PairMap<A, B, V> {
  private readonly outer = new Map<A, Map<B, V>>()

  get(a: A, b: B): V | undefined {
    return this.outer.get(a)?.get(b)
  }

  set(a: A, b: B, value: V): void {
    const inner = this.outer.get(a)
    if (inner) inner.set(b, value)
    else this.outer.set(a, new Map([[b, value]]))
  }

  /** The value, made when it is not there yet. */
  need(a: A, b: B, make: () => V): V {
    const known = this.get(a, b)
    if (known !== undefined) return known
    const made = make()
    this.set(a, b, made)
    return made
  }

  delete(a: A, b: B): void {
    this.outer.get(a)?.delete(b)
  }

  /** Forgets everything of `a`. */
  drop(a: A): void {
    this.outer.delete(a)
  }

  *values(): Generator<V> {
    for (const inner of this.outer.values()) yield* inner.values()
  }
}
