import net from 'node:net'
import { afterwards } from '#testing/afterwards.ts'

/** A network cable between a client and the server, that can be cut and mended. */
export interface Relay {
  url: string
  cut(): void
  mend(): void
  /** Leads to another server from the next connection on. */
  lead(targetUrl: string): void
}

export async function openRelay(targetUrl: string): Promise<Relay> {
  let target = new URL(targetUrl)
  const sockets = new Set<net.Socket>()
  let isCut = false
  const relay = net.createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = net.connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  afterwards(async () => {
    cut()
    relay.close()
  })
  const { port } = relay.address() as net.AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend() {
      isCut = false
    },
    lead(nextUrl) {
      target = new URL(nextUrl)
    },
  }
}
