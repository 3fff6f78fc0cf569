import { type Scene, startServer } from '#proof/chaos/faults/inject.ts'

/** Undoes what still lasts: the clock is right again, and what clients had said before a restart has been said again after one. */
export async function heal(scene: Scene): Promise<void> {
  const { server, world } = scene
  if (server.clockOffsetMs !== 0) server.setClock(0)
  if (world.cables.every((cable) => cable.kept === 0)) return
  await server.end('SIGTERM')
  await startServer(scene)
}
