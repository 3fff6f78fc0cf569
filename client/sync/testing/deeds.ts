import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import { ME, OTHERS, type World } from '#client/sync/testing/world.ts'

/** What can happen, with how often; each takes up to three small numbers from the schedule. */
const DEEDS = {
  deliver: 12,
  serve: 8,
  post: 6,
  say: 5,
  postMine: 1,
  answer: 2,
  edit: 2,
  remove: 1,
  react: 1,
  vote: 1,
  read: 2,
  unread: 1,
  draft: 1,
  theme: 1,
  createChat: 1,
  removeMe: 1,
  restoreBackup: 1,
  /** The server dies and comes back: nobody is connected, and what was on its way is gone. */
  restartServer: 1,
  /** Everything under way between the server and one device arrives. */
  flow: 5,
  lose: 2,
  double: 2,
  doubleRequest: 1,
  late: 2,
  heartbeat: 1,
  holdOver: 3,
  connect: 4,
  disconnect: 1,
  wake: 1,
  later: 1,
  hearTabs: 2,
  /** The leader's tab is closed, or put to sleep and replaced without knowing. */
  lead: 1,
  leadToo: 1,
  save: 3,
  reload: 1,
  open: 3,
  leave: 1,
  members: 1,
  loadOlder: 2,
  loadNewer: 1,
  loadNewest: 1,
  loadAround: 1,
  mark: 2,
  markUnread: 2,
  allRead: 1,
  tellMarks: 2,
} as const
export type Deed = keyof typeof DEEDS
export type Step = [deed: Deed, a: number, b: number, c: number]

const LOTS = Object.entries(DEEDS).flatMap(([deed, weight]) => Array<Deed>(weight).fill(deed as Deed))
const NUMBERS = 31
/** Every step has a number below. */
export const STEP_NUMBERS = LOTS.length * NUMBERS ** 3

export function stepOf(number: number): Step {
  const [c, b, a] = [
    number % NUMBERS,
    Math.floor(number / NUMBERS) % NUMBERS,
    Math.floor(number / NUMBERS ** 2) % NUMBERS,
  ]
  return [LOTS[Math.floor(number / NUMBERS ** 3)] as Deed, a, b, c]
}

const THEMES = ['light', 'dark', 'system'] as const

/** One thing happens. `a` chooses the device or who does it, `b` the chat, `c` how much of it. */
export async function doDeed(world: World, [deed, a, b, c]: Step): Promise<void> {
  const device = world.devices[a % world.devices.length] as ModelDevice
  const chatId = (b % world.server.chats.size) + 1
  if (deed === 'reload') await reload(world, device)
  else if (deed === 'say') say(world, device, chatId)
  else if (!doToServer(world, deed, a, chatId, c) && !doToNetwork(world, deed, device, c))
    onScreen(deed, device, chatId, c)
  await null
}

function doToServer({ server, devices }: World, deed: Deed, a: number, chatId: number, c: number): boolean {
  switch (deed) {
    case 'post':
      server.post(chatId, OTHERS[a % OTHERS.length] as number, null)
      return true
    case 'postMine':
      server.post(chatId, ME, `other-${c}`)
      return true
    case 'answer':
      server.answer(chatId, (a % 3) + 1, c)
      return true
    case 'edit':
      server.edit(chatId, c)
      return true
    case 'react':
      server.react(chatId, c)
      return true
    case 'vote':
      server.vote(a % 3 === 0 ? 2 : ME, chatId, c)
      return true
    case 'remove':
      server.remove(chatId, c)
      return true
    case 'read':
      server.markRead(a % 3 === 0 ? ME : 2, { chat_id: chatId, seq: c })
      return true
    case 'unread':
      server.markUnread(ME, chatId, c + 1)
      return true
    case 'draft':
      server.saveDraft(ME, chatId, c % 4 === 0 ? '' : `draft ${c}`)
      return true
    case 'theme':
      server.chooseTheme(ME, THEMES[c % 3] as 'light')
      return true
    case 'createChat':
      if (server.chats.size < 5) server.createChat(c % 2 ? 'group' : 'public', (a % 3) + 1, c % 3 ? [ME, 2] : [3])
      return true
    case 'removeMe':
      server.removeMember(chatId, ME)
      return true
    case 'late':
      server.takeLate(c % Math.max(1, server.late.length))
      return true
    case 'restoreBackup':
    case 'restartServer':
      for (const each of devices) if (each.connected) each.disconnect()
      server.late.length = 0
      if (deed === 'restoreBackup') server.restoreBackup(c % 4)
      return true
    default:
      return false
  }
}

function doToNetwork({ browsers }: World, deed: Deed, device: ModelDevice, c: number): boolean {
  const near = (length: number) => c % Math.max(1, Math.min(length, 3))
  switch (deed) {
    case 'serve':
      device.serve(near(device.up.length))
      return true
    case 'deliver':
      device.deliver(near(device.down.length))
      return true
    case 'flow':
      for (let left = c; left > 0 && device.up.length + device.down.length > 0; left--) {
        device.serve(0)
        device.deliver(0)
      }
      return true
    case 'lose':
      device.lose(near(device.down.length))
      return true
    case 'double':
      device.double(near(device.down.length))
      return true
    case 'doubleRequest':
      device.doubleRequest(near(device.up.length))
      return true
    case 'heartbeat':
      device.heartbeat()
      return true
    case 'holdOver':
      device.holdOver()
      return true
    case 'connect':
      device.connect()
      return true
    case 'disconnect':
      if (device.connected) device.disconnect()
      return true
    case 'later':
      device.later()
      return true
    case 'lead':
      browsers[0]?.lead(browsers[0].tabs[c % 2] as ModelDevice)
      return true
    case 'leadToo':
      browsers[0]?.leaders.add(browsers[0].tabs[c % 2] as ModelDevice)
      return true
    default:
      return false
  }
}

function onScreen(deed: Deed, device: ModelDevice, chatId: number, c: number): void {
  const isOpen = device.engine.open === chatId
  switch (deed) {
    case 'wake':
      device.step({ type: 'woke' })
      break
    case 'hearTabs':
      device.hearTabs()
      break
    case 'save':
      device.save()
      break
    case 'open':
      device.step({ type: 'opened', chatId })
      break
    case 'leave':
      device.step({ type: 'left', chatId })
      break
    case 'members':
      if (device.connected) device.up.push({ type: 'members', chatId })
      break
    case 'loadOlder':
      device.step({ type: 'load', chatId, where: 'older' })
      break
    case 'loadNewer':
      device.step({ type: 'load', chatId, where: 'newer' })
      break
    case 'loadNewest':
      if (isOpen) device.step({ type: 'load', chatId, where: 'newest' })
      break
    case 'loadAround':
      if (isOpen) device.step({ type: 'load', chatId, where: 'around', seq: c })
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
    case 'tellMarks':
      device.tellMarks()
      break
  }
}

/** Pages keep what was written; a private window does not. */
async function reload(world: World, device: ModelDevice): Promise<void> {
  const place = world.devices.indexOf(device)
  const written = [...world.given].filter(([where]) => device.isPrivate && where.startsWith(`${place} `))
  for (const key of written.flatMap(([, keys]) => keys)) world.lost.add(key)
  await device.reload()
  world.judge.forget(device)
  world.judge.look(device)
}

function say(world: World, device: ModelDevice, chatId: number): void {
  const place = world.devices.indexOf(device)
  const where = `${place} in ${chatId}`
  const keys = world.given.get(where) ?? []
  const clientId = `tab${place}in${chatId}-${keys.length}`
  world.given.set(where, [...keys, clientId])
  void device.say(chatId, clientId)
}
