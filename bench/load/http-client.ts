import { Agent, request } from 'node:http'
import type { Counted } from '#bench/load/measure.ts'
import { Spread } from '#bench/load/spread.ts'

/** What is asked of a server, again and again. */
export interface Ask {
  port: number
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  /** A new body for every request. */
  body?: () => string
}

/** Clients on kept connections that ask without a pause; what they do can be measured. */
export interface Crowd extends Counted {
  stop: () => Promise<void>
}

/** So many clients, each of which asks again when it was answered. Any answer but 200 ends the run. */
export function askWithoutPause(ask: Ask, clients: number): Crowd {
  const agent = new Agent({ keepAlive: true, maxSockets: clients, noDelay: true })
  let goesOn = true
  let done = 0
  let spread = new Spread()
  const client = async () => {
    while (goesOn) {
      const began = performance.now()
      await once(agent, ask)
      spread.add(performance.now() - began)
      done++
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  // Whoever stops it hears what went wrong.
  all.catch(() => {})
  return {
    count: () => done,
    begin: () => {
      spread = new Spread()
      return spread
    },
    stop: async () => {
      goesOn = false
      await all
      agent.destroy()
    },
  }
}

/** Asks once and answers the body's length in bytes. */
function once(agent: Agent, { port, method, path, headers, body }: Ask): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = body?.()
    const length = text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }
    const asked = request(
      { agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } },
      (answer) => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        answer.on('end', () => {
          if (answer.statusCode === 200 && bytes > 0) resolve(bytes)
          else reject(new Error(`${method} ${path}: ${answer.statusCode}`))
        })
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(text)
  })
}
