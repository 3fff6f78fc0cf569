import { doDeed, type Step } from '#client/sync/testing/deeds.ts'
import { Judge } from '#client/sync/testing/judge.ts'
import { arrivedOnce, keepsForward, sameAsFresh } from '#client/sync/testing/judge-rest.ts'
import { ModelBrowser } from '#client/sync/testing/model-browser.ts'
import { ModelDatabase } from '#client/sync/testing/model-database.ts'
import { ModelDevice } from '#client/sync/testing/model-device.ts'
import { ModelServer } from '#client/sync/testing/model-server.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'

export const ME = 1
export const OTHERS = [2, 3] as const

/** A person with two tabs in one browser and a private window in another one, others who write, and who looks at all of it. */
export class World {
  readonly server: ModelServer
  readonly devices: readonly ModelDevice[]
  readonly browsers: readonly ModelBrowser[]
  readonly judge: Judge
  /** What the person has written, by tab and chat, in order. */
  readonly given = new Map<string, string[]>()
  /** What may be lost: the private window was closed over it, or it was refused. */
  readonly lost = new Set<string>()
  private wrong: unknown = null

  constructor() {
    Object.defineProperty(globalThis, 'localStorage', { value: fakeLocalStorage(), configurable: true, writable: true })
    const open: ModelDevice[] = []
    this.server = new ModelServer([ME, ...OTHERS], (news) => {
      for (const device of open) device.hear(news)
    })
    this.judge = new Judge(this.server)
    const shared = new ModelBrowser(ME, new ModelDatabase(this.watched(keepsForward)))
    const hidden = new ModelBrowser(ME, null)
    this.browsers = [shared, hidden]
    open.push(this.device(shared), this.device(shared), this.device(hidden))
    this.devices = open
    for (const browser of this.browsers) browser.lead(browser.tabs[0] as ModelDevice)
    this.server.createChat('group', ME, OTHERS)
    this.server.createChat('public', 2, [3])
    this.server.createChat('direct', ME, [2])
  }

  /** All look at the same chat, and everything is calm. */
  async begin(messages: number): Promise<void> {
    for (let each = 0; each < messages; each++) this.server.post(1, OTHERS[each % 2] as number, null)
    await this.rest(this.devices)
    for (const device of this.devices) device.step({ type: 'opened', chatId: 1 })
    await this.rest(this.devices)
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await doDeed(this, step)
      this.look()
    }
  }

  /** The faults end, and everything that waits goes its way. */
  async rest(devices: readonly ModelDevice[]): Promise<void> {
    await calm()
    while (this.server.late.length > 0) this.server.takeLate(0)
    for (const browser of this.browsers) browser.lead(browser.tabs[0] as ModelDevice)
    for (const device of devices) device.connect()
    for (let round = 0; round < 5 && (round < 2 || !devices.every((device) => device.isQuiet)); round++) {
      for (const device of devices) {
        device.settle()
        device.later()
        device.hearTabs()
        await calm()
        device.settle()
        device.tellMarks()
        device.heartbeat()
        device.settle()
      }
    }
    this.look()
  }

  /** At rest everything is as PROTOCOL promises. */
  async expectRight(): Promise<void> {
    await this.rest(this.devices)
    const fresh = this.device(new ModelBrowser(ME, null))
    await this.rest([fresh])
    for (const device of this.devices) sameAsFresh(this.server, device, fresh, { othersRead: false })
    // A lost read mark of somebody else has no number: only the next synchronisation tells it.
    for (const device of this.devices) device.step({ type: 'woke' })
    for (const device of this.devices) device.settle()
    await calm()
    this.look()
    for (const device of this.devices) {
      sameAsFresh(this.server, device, fresh, { othersRead: true })
      for (const item of device.queue.items()) {
        if (item.state !== 'failed') throw new Error(`BC13 ${item.clientId} is still on its way`)
        this.lost.add(item.clientId)
      }
    }
    arrivedOnce(this.server, this.given, this.lost)
  }

  end(): void {
    for (const device of this.devices) device.queue.pause()
    Reflect.deleteProperty(globalThis, 'localStorage')
  }

  private device(browser: ModelBrowser): ModelDevice {
    return new ModelDevice(
      this.server,
      ME,
      browser,
      this.watched((device: ModelDevice) => this.judge.look(device)),
    )
  }

  /** What is found wrong within the queue's own promises would be swallowed by its care for failing databases. */
  private watched<T extends unknown[]>(work: (...args: T) => void): (...args: T) => void {
    return (...args) => {
      try {
        work(...args)
      } catch (error) {
        this.wrong ??= error
      }
    }
  }

  private look(): void {
    if (this.wrong) throw this.wrong
  }
}

/** Whatever waits for nobody but itself is done. */
function calm(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
