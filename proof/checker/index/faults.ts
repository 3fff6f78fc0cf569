import { countUpTo } from '#proof/checker/index/sorted.ts'
import type { EntryOf } from '#proof/history/entry.ts'

type Fault = EntryOf<'fault'>

/** When something was broken, and for whom. */
export class Faults {
  /** By their start. */
  private readonly all: readonly Fault[]
  /** The latest end of each fault and those before it. */
  private readonly lastEnds: readonly number[]

  constructor(faults: readonly Fault[]) {
    this.all = [...faults].sort((a, b) => a.from - b.from)
    let last = 0
    this.lastEnds = this.all.map((fault) => {
      last = Math.max(last, fault.to)
      return last
    })
  }

  /** True when a fault lasted during some part of the time. */
  during(from: number, to: number): boolean {
    const begun = countUpTo(this.all, to, (fault) => fault.from)
    return begun > 0 && (this.lastEnds[begun - 1] ?? 0) >= from
  }

  /** True when a fault may have kept bytes of this client from arriving during some part of the time. */
  networkFailed(client: string, from: number, to: number): boolean {
    if (!this.during(from, to)) return false
    return this.all.some((fault) => fault.from <= to && fault.to >= from && mayTouch(fault, client))
  }

  /**
   * Until when something that the server did at `from` may still be on its way to a client: `grace` ms, and as long again after
   * every fault of the network that comes in between.
   */
  onTheWayUntil(client: string, from: number, grace: number): number {
    let limit = from + grace
    for (const fault of this.all) {
      if (fault.from > limit) break
      if (fault.to >= from && mayTouch(fault, client)) limit = Math.max(limit, fault.to + grace)
    }
    return limit
  }
}

const mayTouch = ({ network, clients }: Fault, client: string) => network && (clients?.includes(client) ?? true)
