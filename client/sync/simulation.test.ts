import fc from 'fast-check'
import { describe, test } from 'vitest'
import { Judge, sameAsFresh } from '#client/sync/testing/judge.ts'
import { ModelDevice } from '#client/sync/testing/model-device.ts'
import { ModelServer, STEPS_MAX } from '#client/sync/testing/model-server.ts'

const ME = 1
const OTHERS = [2, 3]

/** What can happen, with how often; each takes up to three small numbers from the schedule. */
const DEEDS = {
  post: 6,
  postMine: 2,
  edit: 2,
  read: 2,
  unread: 1,
  createChat: 1,
  removeMe: 1,
  restoreBackup: 1,
  serve: 8,
  deliver: 12,
  /** Everything under way between the server and one device arrives. */
  flow: 4,
  lose: 2,
  double: 2,
  heartbeat: 1,
  holdOver: 3,
  connect: 3,
  disconnect: 1,
  wake: 1,
  save: 1,
  reload: 1,
  open: 3,
  leave: 1,
  loadOlder: 2,
  loadNewer: 1,
  loadNewest: 1,
  loadAround: 1,
  mark: 2,
  markUnread: 2,
  allRead: 1,
  ownMessage: 1,
  tellMarks: 2,
} as const
type Deed = keyof typeof DEEDS
type Step = [deed: Deed, a: number, b: number, c: number]

function schedules(): fc.Arbitrary<Step[]> {
  const deeds = Object.keys(DEEDS) as Deed[]
  const deed = fc.oneof(...deeds.map((each) => ({ weight: DEEDS[each], arbitrary: fc.constant(each) })))
  const number = fc.nat({ max: 30 })
  return fc.array(fc.tuple(deed, number, number, number), { maxLength: 120, size: 'max' })
}

class World {
  readonly server: ModelServer
  readonly devices: ModelDevice[]
  private readonly judge: Judge

  constructor() {
    this.server = new ModelServer([ME, ...OTHERS], (news) => {
      for (const device of this.devices) device.hear(news)
    })
    this.judge = new Judge(this.server)
    this.devices = []
    this.devices = [this.device(), this.device()]
    this.server.createChat('group', ME, OTHERS)
    this.server.createChat('public', 2, [3])
  }

  /** Both devices look at the same chat, and everything is calm. */
  begin(messages: number): void {
    for (let each = 0; each < messages; each++) this.server.post(1, OTHERS[each % 2] as number, null)
    this.rest(this.devices)
    for (const device of this.devices) device.step({ type: 'opened', chatId: 1 })
    this.rest(this.devices)
  }

  device(): ModelDevice {
    return new ModelDevice(this.server, ME, (device) => this.judge.look(device))
  }

  run(steps: readonly Step[]): void {
    for (const [deed, a, b, c] of steps) this.do(deed, a, b, c)
  }

  /** The faults end, and everything that waits goes its way. */
  rest(devices: readonly ModelDevice[]): void {
    for (const device of devices) device.connect()
    for (let round = 0; round < 3; round++) {
      for (const device of devices) {
        device.settle()
        device.tellMarks()
        device.heartbeat()
        device.settle()
      }
    }
  }

  /** A lost read mark of somebody else has no number: only the next synchronisation tells it. */
  wake(devices: readonly ModelDevice[]): void {
    for (const device of devices) device.step({ type: 'woke' })
    for (const device of devices) device.settle()
  }

  private do(deed: Deed, a: number, b: number, c: number): void {
    const { server } = this
    const device = this.devices[a % this.devices.length] as ModelDevice
    const chatId = (b % server.chats.size) + 1
    const near = (length: number) => c % Math.max(1, Math.min(length, 3))
    switch (deed) {
      case 'post':
        server.post(chatId, OTHERS[a % OTHERS.length] as number, null)
        break
      case 'postMine':
        server.post(chatId, ME, `key-${c}`)
        break
      case 'edit':
        server.edit(chatId, c)
        break
      case 'read':
        server.markRead(a % 3 === 0 ? ME : 2, { chat_id: chatId, seq: c })
        break
      case 'unread':
        server.markUnread(ME, chatId, c + 1)
        break
      case 'createChat':
        if (server.chats.size < 4) server.createChat(c % 2 ? 'group' : 'public', (a % 3) + 1, c % 3 ? [ME, 2] : [3])
        break
      case 'removeMe':
        server.removeMember(chatId, ME)
        break
      case 'restoreBackup':
        server.restoreBackup(c % 4)
        for (const each of this.devices) if (each.connected) each.disconnect()
        break
      case 'serve':
        device.serve(near(device.up.length))
        break
      case 'deliver':
        device.deliver(near(device.down.length))
        break
      case 'flow':
        for (let left = c; left > 0 && device.up.length + device.down.length > 0; left--) {
          device.serve(0)
          device.deliver(0)
        }
        break
      case 'lose':
        device.lose(near(device.down.length))
        break
      case 'double':
        device.double(near(device.down.length))
        break
      case 'heartbeat':
        device.heartbeat()
        break
      case 'holdOver':
        device.holdOver()
        break
      case 'connect':
        device.connect()
        break
      case 'disconnect':
        if (device.connected) device.disconnect()
        break
      case 'wake':
        device.step({ type: 'woke' })
        break
      case 'save':
        device.save()
        break
      case 'reload':
        device.reload()
        this.judge.forget(device)
        break
      case 'open':
        device.step({ type: 'opened', chatId })
        break
      case 'leave':
        device.step({ type: 'left', chatId })
        break
      case 'loadOlder':
        device.step({ type: 'load', chatId, where: 'older' })
        break
      case 'loadNewer':
        device.step({ type: 'load', chatId, where: 'newer' })
        break
      case 'loadNewest':
        if (device.engine.open === chatId) device.step({ type: 'load', chatId, where: 'newest' })
        break
      case 'loadAround':
        if (device.engine.open === chatId) device.step({ type: 'load', chatId, where: 'around', seq: c })
        break
      case 'mark':
        device.step({ type: 'marked', chatId, seq: c })
        break
      case 'markUnread':
        device.step({ type: 'marked_unread', chatId, fromSeq: c + 1 })
        break
      case 'allRead':
        device.step({ type: 'all_read', chatId })
        break
      case 'ownMessage':
        if (device.engine.open === chatId) device.step({ type: 'own_message', chatId })
        break
      case 'tellMarks':
        device.tellMarks()
        break
    }
  }
}

const runs = Number(process.env.SIMULATION_RUNS ?? 400)

describe('the sync engine against a model server', () => {
  test('[BC1, BC2, BC4] every moment is a state the server was in, and [BC3, BC7, BC8] rest is what a fresh fetch gives', () => {
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 12 })), schedules(), (before, steps) => {
        const world = new World()
        if (before !== null) world.begin(before)
        world.run(steps)
        world.rest(world.devices)
        const fresh = world.device()
        world.rest([fresh])
        for (const device of world.devices) sameAsFresh(world.server, device, fresh, { othersRead: false })
        world.wake(world.devices)
        for (const device of world.devices) sameAsFresh(world.server, device, fresh, { othersRead: true })
      }),
      { numRuns: runs },
    )
  })

  test('[BC6] catching up on N steps takes at most N / page + 3 requests, or one reset', () => {
    const missed = fc.array(fc.tuple(fc.constantFrom('post', 'edit', 'read'), fc.nat({ max: 30 })), { maxLength: 60 })
    fc.assert(
      fc.property(missed, (deeds) => {
        const world = new World()
        world.begin(8)
        const device = world.devices[0] as ModelDevice
        device.disconnect()
        const heads = () => [...world.server.chats.values()].reduce((sum, chat) => sum + chat.head, 0)
        const before = heads()
        for (const [deed, number] of deeds) {
          if (deed === 'post') world.server.post((number % 2) + 1, 2, null)
          else if (deed === 'edit') world.server.edit(1, number)
          else world.server.markRead(ME, { chat_id: 1, seq: number })
        }
        device.connect()
        device.settle()
        if (device.asked > Math.ceil((heads() - before) / STEPS_MAX) + 3) throw new Error(`${device.asked} requests`)
      }),
      { numRuns: runs },
    )
  })
})
