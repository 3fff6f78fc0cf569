/** How much one connection may say: `burst` at once, `perSecond` for long. */
export interface Allowance {
  perSecond: number
  burst: number
}

/** People never come near it; a program that writes faster than it can be read does. */
export const FRAMES: Allowance = { perSecond: 50, burst: 250 }

/** How far past empty is no mistake any more, in bursts. */
const FLOOD = 4

/** Counts what a connection says. Refused things count too, so that going on regardless is noticed. */
export class TokenBucket {
  #tokens: number
  #at: number

  constructor(
    private readonly allowance: Allowance = FRAMES,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = allowance.burst
    this.#at = now()
  }

  /** True while the last one taken was one too many. */
  get isEmpty(): boolean {
    return this.#tokens < 0
  }

  /** Takes one: `over` when there was none left, `flood` when that has gone on for long. */
  take(): 'fine' | 'over' | 'flood' {
    const { perSecond, burst } = this.allowance
    const at = this.now()
    this.#tokens = Math.min(burst, this.#tokens + ((at - this.#at) / 1000) * perSecond) - 1
    this.#at = at
    if (this.#tokens >= 0) return 'fine'
    return this.#tokens < -FLOOD * burst ? 'flood' : 'over'
  }
}
