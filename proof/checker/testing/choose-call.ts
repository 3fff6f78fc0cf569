import type { Deed } from '#proof/checker/testing/deeds.ts'
import type { Call } from '#proof/checker/testing/model-chat.ts'
import type { ModelDevice } from '#proof/checker/testing/model-device.ts'
import type { ModelRun } from '#proof/checker/testing/model-run.ts'

const EMOJI = ['👍', '❤️']

/** The call that a deed is, made by a device, about things picked by two numbers; null for other deeds, and where there is nothing. */
export function chooseCall(run: ModelRun, deed: Deed, device: ModelDevice, b: number, c: number): Call | null {
  const { server, devices } = run
  const mine = server.chatsOf(device.user)
  const chat = mine[b % Math.max(1, mine.length)]
  if (!chat) return null
  const messages = [...chat.messages.values()].filter(({ system }) => system === null)
  const message = messages[c % Math.max(1, messages.length)]
  const own = messages.filter(({ author }) => author === device.user)[c % 3]
  const users = [...new Set(devices.map(({ user }) => user))]
  const member = users[c % users.length] as number
  switch (deed) {
    case 'sendWithoutKey':
      return { kind: 'send', chat: chat.id, clientId: null, content: run.name('plain'), place: null }
    case 'sendToStrangers': {
      const isStrange = (each: typeof chat) => !each.members.has(device.user) && each.kind !== 'public'
      const strange = [...server.chats.values()].find(isStrange)
      const key = run.name('key')
      return strange ? { kind: 'send', chat: strange.id, clientId: key, content: `text of ${key}`, place: null } : null
    }
    case 'read':
      return { kind: 'read', chat: chat.id, seq: Math.max(1, chat.head - (c % 4)) }
    case 'edit':
      return own ? { kind: 'edit', chat: chat.id, message: own.id, content: run.name('edited') } : null
    case 'delete':
      return own ? { kind: 'delete', chat: chat.id, message: own.id } : null
    case 'react':
    case 'unreact':
      return message ? { kind: deed, chat: chat.id, message: message.id, emoji: EMOJI[b % 2] as string } : null
    case 'createChat': {
      const others = users.filter((user) => user !== device.user).slice(0, 1 + (c % 3))
      return server.chats.size > 8
        ? null
        : { kind: 'create_chat', name: c % 2 ? 'group' : 'public place', members: others }
    }
    case 'addMember':
      return chat.kind === 'group' ? { kind: 'add_member', chat: chat.id, member } : null
    case 'removeMember':
      return chat.kind === 'group' && chat.members.size > 2 ? { kind: 'remove_member', chat: chat.id, member } : null
    case 'setRole':
      return chat.kind === 'direct'
        ? null
        : { kind: 'set_role', chat: chat.id, member, role: c % 2 ? 'admin' : 'member' }
    case 'signOut':
      return { kind: 'sign_out' }
    case 'revoke': {
      const other = devices.find((each) => each.user === device.user && each !== device)
      return other ? { kind: 'revoke', session: other.session } : null
    }
    default:
      return null
  }
}
