import type { Http } from '#client/http.ts'
import { isSignedOut } from '#client/problem.ts'
import { unfinishedSignOut } from '#client/sign-out.ts'
import type { BrowserStorage } from '#client/storage/storage.ts'
import { authPath } from '#contracts/auth-paths.ts'

/** `signed_out`: the person wished it, nothing stays. `lost`: it ran out or was ended elsewhere, what was not sent stays. */
export type Ending = 'signed_out' | 'lost'

export interface Page {
  /** Its path. */
  here(): string
  goTo(path: string): void
}

export interface SessionEndPorts {
  http: Http
  storage: Pick<BrowserStorage, 'leave' | 'wipe'>
  /** Nothing is written, sent or heard any more. */
  stop(): Promise<void>
  tellTabs(ending: Ending): void
  page: Page
}

/** How long one stays on the page for the server's word on a sign-out, ms; the browser is empty by then. */
const PATIENCE_MS = 3_000

/** The end of a session in this browser, whoever wished it: once, in every tab. */
export function createSessionEnd(ports: SessionEndPorts) {
  let over = false

  async function end(ending: Ending, tellTabs = true): Promise<void> {
    over = true
    if (tellTabs) ports.tellTabs(ending)
    await ports.stop()
    await (ending === 'signed_out' ? ports.storage.wipe() : ports.storage.leave())
  }

  async function tellServer(): Promise<void> {
    const answer = await ports.http('/auth/sign-out', { method: 'POST', keepalive: true })
    if (answer.ok || isSignedOut(answer.problem)) unfinishedSignOut.forget()
  }

  return {
    isOver: () => over,

    /** Wipes at once, then waits a moment for the server; it is told later if it does not answer. */
    async signOut(sessionId: string | null): Promise<void> {
      if (over) return
      if (sessionId !== null) unfinishedSignOut.note(sessionId)
      const told = tellServer()
      await end('signed_out')
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
      ports.page.goTo('/sign-in')
    },

    /** The server, a request that was refused, or another tab says that it is over. Who lost it is led back to where he was. */
    async hear(ending: Ending, from: 'server' | 'tab'): Promise<void> {
      if (over) return
      const back = ending === 'lost' ? ports.page.here() : '/'
      await end(ending, from === 'server')
      ports.page.goTo(authPath('sign-in', back))
    },

    /** Somebody else has signed in with this browser: nothing here is his. */
    async giveWay(): Promise<void> {
      if (over) return
      await end('signed_out')
      ports.page.goTo('/')
    },
  }
}
