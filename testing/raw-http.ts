import { connect } from 'node:net'

/**
 * Sends bytes as they are to a server and answers everything it says until it closes the connection.
 * For what no well-behaved client would send.
 */
export function sendRaw(serverUrl: string, text: string): Promise<string> {
  const { hostname, port } = new URL(serverUrl)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(10_000, () => socket.destroy(new Error(`the connection stayed open after: ${answer}`)))
    socket.on('data', (data) => {
      answer += data.toString('latin1')
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(answer)
      else reject(error)
    })
    socket.once('close', () => resolve(answer))
  })
}
