/** How long a follower waits for its message to be sent before it asks who leads, and for the answer. */
const PATIENCE_MS = 2_000
const ANSWER_MS = 1_000

export interface LeadPorts {
  /** Undefined where the browser has none (pages without TLS): then every tab leads. */
  locks: LockManager | undefined
  name: string
  /** Asks the other tabs; the leader answers by `hearLeader`. */
  askWhoLeads(): void
  /** This tab could send if it led. */
  isConnected(): boolean
  /** Something waits to be sent. */
  isNeeded(): boolean
  onLead(): void
}

/**
 * One tab sends for all. The browser hands the lead on when its tab closes; a tab that was put to sleep keeps it, so a
 * follower with something to send takes it from a leader that does not answer or has no connection. Two leaders for a
 * moment do no harm: the server stores a `client_id` once, and each of them keeps the order.
 */
export function createLead(ports: LeadPorts) {
  const { locks, name } = ports
  let leads = false
  let stopped = false
  let inLine: AbortController | null = null
  let release = () => {}
  let timer: ReturnType<typeof setTimeout> | null = null
  let answered = false

  function hold(): Promise<void> {
    if (stopped) return Promise.resolve()
    leads = true
    ports.onLead()
    return new Promise((resolve) => {
      release = resolve
    })
  }

  /** Waits for its turn, once at a time. */
  function standInLine(): void {
    if (!locks || stopped || inLine) return
    inLine = new AbortController()
    const granted = () => {
      inLine = null
      return hold()
    }
    locks.request(name, { signal: inLine.signal }, granted).catch(lost)
  }

  function take(): void {
    locks?.request(name, { steal: true }, hold).catch(lost)
  }

  function lost(): void {
    leads = false
    standInLine()
  }

  function wait(ms: number, then: () => void): void {
    timer = setTimeout(() => {
      timer = null
      then()
    }, ms)
  }

  function ask(): void {
    if (leads || !ports.isNeeded() || !ports.isConnected()) return
    answered = false
    ports.askWhoLeads()
    wait(ANSWER_MS, () => {
      if (!answered && !leads && ports.isNeeded() && ports.isConnected()) take()
      else watch()
    })
  }

  /** Called when something is queued or the connection is back. */
  function watch(): void {
    if (leads || stopped || timer !== null || !ports.isNeeded()) return
    wait(PATIENCE_MS, ask)
  }

  return {
    start(): void {
      stopped = false
      if (locks) standInLine()
      else void hold()
    },
    leads: () => leads,
    watch,
    hearLeader(connected: boolean): void {
      answered ||= connected
    },
    stop(): void {
      stopped = true
      leads = false
      if (timer !== null) clearTimeout(timer)
      timer = null
      inLine?.abort()
      inLine = null
      release()
    },
  }
}
