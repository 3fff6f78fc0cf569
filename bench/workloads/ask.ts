import { type Ask, askWithoutPause } from '#bench/load/http-client.ts'
import { type Figures, measure } from '#bench/load/measure.ts'
import type { MeasuredProcess } from '#bench/setting/measured-process.ts'
import type { Stage } from '#bench/setting/stage.ts'

/** Measures one kind of request to a server, and ends the server. */
export async function askServer(
  stage: Stage,
  server: MeasuredProcess,
  ask: Omit<Ask, 'port'>,
  clients: number,
): Promise<Figures> {
  try {
    const crowd = askWithoutPause({ ...ask, port: server.port }, clients)
    const figures = await measure(stage, server, crowd)
    await crowd.stop()
    return figures
  } finally {
    await server.stop()
  }
}
