import net from 'node:net'
import { RelayedConnection } from '#testing/relayed-connection.ts'

/**
 * A network of our own between clients and a server, on a free port of the loopback: it passes every byte on, until it is told
 * to do something worse to one connection or to all of them.
 */
export interface FaultRelay {
  /** Such as `http://127.0.0.1:40123`, without a slash at the end. */
  url: string
  /** Every connection that stands, oldest first. */
  connections(): RelayedConnection[]
  /** Ends all connections, and lets nobody through. */
  cut(): void
  mend(): void
  /** Leads to another server from the next connection on. */
  lead(targetUrl: string): void
  close(): Promise<void>
}

/** `onConnection` hears of every new connection before its first byte, and may harm it. */
export async function openFaultRelay(
  targetUrl: string,
  onConnection: (connection: RelayedConnection) => void = () => {},
): Promise<FaultRelay> {
  let target = new URL(targetUrl)
  let isCut = false
  const connections = new Set<RelayedConnection>()
  const server = net.createServer({ allowHalfOpen: false }, (near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = net.connect({ port: Number(target.port), host: target.hostname, noDelay: true })
    near.setNoDelay(true)
    const connection = new RelayedConnection(near, far)
    connections.add(connection)
    connection.onEnd(() => connections.delete(connection))
    onConnection(connection)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  const cut = () => {
    isCut = true
    for (const connection of [...connections]) connection.cut()
  }
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => [...connections],
    cut,
    mend() {
      isCut = false
    },
    lead(nextUrl) {
      target = new URL(nextUrl)
    },
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
