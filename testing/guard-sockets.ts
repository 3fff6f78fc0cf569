import type { BrowserContext } from '@playwright/test'

/** A server whose pages come and whose sockets do not, while `blocked`. */
export async function guardSockets(context: BrowserContext): Promise<{ blocked: boolean }> {
  const gate = { blocked: false }
  await context.routeWebSocket(/socket\.io/, (socket) => {
    if (gate.blocked) void socket.close()
    else socket.connectToServer()
  })
  await context.route(/socket\.io/, (route) => (gate.blocked ? route.abort() : route.continue()))
  return gate
}
