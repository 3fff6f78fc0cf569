import { replyDifference } from '#proof/checker/checks/compare-replies.ts'
import { looksSame } from '#proof/checker/index/version-log.ts'
import type { EntryOf } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

type Held = Pick<EntryOf<'state'>, 'chats' | 'epoch'>
type ChatState = Held['chats'][number]

/** The first thing in which two devices of one person differ, as a sentence; null when they hold the same. */
export function differenceOf(a: Held, b: Held): string | null {
  if (a.epoch !== b.epoch) return 'they are of different epochs'
  const orders = [a, b].map(({ chats }) => chats.filter(({ role }) => role !== null).map(({ chat }) => chat))
  if (`${orders[0]}` !== `${orders[1]}`) return `their lists are in the order ${orders[0]} and ${orders[1]}`
  const others = new Map(b.chats.map((chat) => [chat.chat, chat]))
  for (const chat of a.chats) {
    const other = others.get(chat.chat)
    const difference = other && chatDifference(chat, other)
    if (difference) return `in chat ${chat.chat} ${difference}`
  }
  return null
}

const PLAIN = [
  'cursor',
  'role',
  'memberCount',
  'lastReadSeq',
  'unread',
  'unreadFrom',
  'othersReadSeq',
  'draft',
] as const

function chatDifference(a: ChatState, b: ChatState): string | null {
  for (const key of PLAIN) if (a[key] !== b[key]) return `${key} is ${a[key]} and ${b[key]}`
  if (`${a.mentions}` !== `${b.mentions}`) return `what calls is at ${a.mentions} and ${b.mentions}`
  const last = [a.lastMessage, b.lastMessage]
  if (last[0]?.id !== last[1]?.id || (last[0] && last[1] && !looksSame(last[0], last[1]))) {
    return `the last message is ${tell(last[0])} and ${tell(last[1])}`
  }
  if (a.members && b.members) {
    const lists = [a.members, b.members].map((members) =>
      members
        .map((each) => JSON.stringify(each))
        .sort()
        .join(' '),
    )
    if (lists[0] !== lists[1]) return `the members are ${lists[0]} and ${lists[1]}`
  }
  if (!a.messages || !b.messages) return null
  const from = Math.max(a.loadedFrom ?? 0, b.loadedFrom ?? 0)
  const [here, there] = [a.messages.filter(reaches(from)), b.messages.filter(reaches(from))]
  return tellMessages(here, there, 'the other') ?? replyDifference(here, there)
}

const reaches = (from: number) => (message: SeenMessage) => message.seq >= from

/** The first message in which two stretches differ. */
export function tellMessages(a: readonly SeenMessage[], b: readonly SeenMessage[], whose: string): string | null {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [mine, other] = [a[at], b[at]]
    if (!mine || !other || !looksSame(mine, other)) return `it has ${tell(mine)}, ${whose} ${tell(other)}`
  }
  return null
}

function tell(message: SeenMessage | null | undefined): string {
  if (!message) return 'nothing'
  const { id, seq, rev, version, deleted, content } = message
  return `message ${id} (seq ${seq}, rev ${rev}, version ${version}${deleted ? ', deleted' : `, “${content.slice(0, 40)}”`})`
}
