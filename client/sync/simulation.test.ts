import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import { STEPS_MAX } from '#client/sync/testing/model-state.ts'
import { simulate } from '#client/sync/testing/simulate.ts'
import { ME, World } from '#client/sync/testing/world.ts'

// Pauses end when the schedule says so, and never by themselves.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const runs = Number(process.env.SIMULATION_RUNS ?? 400)

describe('the sync engine against a model server', () => {
  test('[BC1, BC2, BC4, BC18] every moment is a state the server was in, and [BC3, BC7, BC8, BC13, BC14] rest is what a fresh fetch gives', async () => {
    const found = await simulate({ runs })
    if (found.failed) throw new Error(await fc.asyncDefaultReportMessage(found), { cause: found.errorInstance })
    expect(found.numRuns).toBe(runs)
  })

  test('[BC6] catching up on N steps takes at most N / page + 3 requests, or one reset', async () => {
    const missed = fc.array(fc.tuple(fc.constantFrom('post', 'edit', 'remove', 'read'), fc.nat({ max: 30 })), {
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(missed, async (deeds) => {
        const world = new World()
        await world.begin(8)
        const device = world.devices[0] as ModelDevice
        device.disconnect()
        const heads = () => [...world.server.chats.values()].reduce((sum, chat) => sum + chat.head, 0)
        const before = heads()
        for (const [deed, number] of deeds) {
          if (deed === 'post') world.server.post((number % 2) + 1, 2, null)
          else if (deed === 'edit') world.server.edit(1, number)
          else if (deed === 'remove') world.server.remove(1, number)
          else world.server.markRead(ME, { chat_id: 1, seq: number })
        }
        device.connect()
        device.settle()
        world.end()
        if (device.asked > Math.ceil((heads() - before) / STEPS_MAX) + 3) throw new Error(`${device.asked} requests`)
      }),
      { numRuns: runs },
    )
  })
})
