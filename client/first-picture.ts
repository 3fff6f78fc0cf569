import type { Conversation } from '#client/messenger.ts'
import { applyChat, freshRecord } from '#client/replica/apply-chat.ts'
import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { emptyConversation, emptyReplica, withConversation } from '#client/replica/replica.ts'
import { unreadAfter } from '#client/replica/unread-flag.ts'
import type { Engine } from '#client/sync/engine-state.ts'
import type { Chat } from '#contracts/chats.ts'
import type { FirstPicture } from '#contracts/first-picture.ts'
import type { Me } from '#contracts/users.ts'

/** What is to be shown, in the form of a replica; the engine never sees it. */
export interface Shown {
  replica: Replica
  /** A chat of the person's that is known to stand in the list, but not where. */
  unlisted: number | null
}

type Knowing = Pick<Engine, 'replica' | 'everSynced' | 'open'>

/**
 * The picture that came with the page, for as long as the engine knows less: of each chat the newer of the two is shown,
 * the list until the first answer of the server, the open conversation until the engine has it. Then it is gone for good.
 * Rules FP5, FP6.
 */
export function createFirstPicture(me: Me, first: FirstPicture | null) {
  let picture = first && { ...first, shown: drawn(me, first) }
  let last: { from: Replica; synced: boolean; shown: Shown } | null = null

  return function over({ replica, everSynced, open }: Knowing): Shown {
    const openId = picture?.open?.id ?? null
    const own = openId === null ? undefined : replica.conversations.get(openId)
    const settled = openId === null || open !== openId || (own !== undefined && own.status !== 'loading')
    if (everSynced && settled) picture = null
    if (!picture) return { replica, unlisted: null }
    if (last?.from !== replica || last.synced !== everSynced) {
      last = { from: replica, synced: everSynced, shown: together(picture, replica, everSynced) }
    }
    return last.shown
  }
}

interface Picture extends FirstPicture {
  shown: Shown
}

/** The picture alone: as an engine would show it that has just heard all of it. */
function drawn(me: Me, { epoch, chats, open, page }: FirstPicture): Shown {
  let replica: Replica = { ...emptyReplica(me), epoch }
  for (const chat of chats) replica = applyChat(replica, chat, true)
  if (open) replica = applyChat(replica, open, true)
  const record = open && replica.chats.get(open.id)
  if (record && page) replica = withConversation(replica, partOf(record, page))
  const listed = open?.membership == null || chats.some((chat) => chat.id === open.id)
  return { replica, unlisted: listed ? null : open.id }
}

/** It is still loading: what is read in it is told when the engine has it. */
function partOf(record: ChatRecord, page: NonNullable<FirstPicture['page']>): Conversation {
  return {
    ...emptyConversation(record.chat.id),
    messages: page.messages,
    hasOlder: page.has_older,
    hasNewer: page.has_newer,
    dividerAfterSeq: unreadAfter(record),
  }
}

function together(picture: Picture, replica: Replica, everSynced: boolean): Shown {
  const { shown } = picture
  // Nothing was kept and nothing heard yet.
  if (replica.epoch === null) return shown
  // A copy from before a restart of the counters is void.
  const base = replica.epoch === picture.epoch || everSynced ? replica : emptyReplica(replica.me)
  const openId = picture.open?.id
  const chats = new Map(base.chats)
  if (!everSynced) {
    for (const chat of picture.open ? [...picture.chats, picture.open] : picture.chats)
      put(chats, base, chat, shown.replica)
  } else if (picture.open && !base.chats.has(picture.open.id)) {
    // The person does not belong to it, or no longer: it stands in no list until the synchronisation has judged it.
    chats.set(picture.open.id, freshRecord(base, { ...picture.open, membership: null }, true))
  }
  const conversations = new Map(base.conversations)
  const own = openId === undefined ? undefined : conversations.get(openId)
  const ahead = openId !== undefined && isBehind(base.chats.get(openId), picture.open) && !everSynced
  const pictured = openId === undefined ? undefined : shown.replica.conversations.get(openId)
  if (pictured && own?.status !== 'missing' && (own?.status !== 'ready' || ahead)) {
    conversations.set(pictured.chatId, pictured)
  }
  const unlisted = shown.unlisted !== null && !base.chats.has(shown.unlisted) ? shown.unlisted : null
  return { replica: { ...base, chats, conversations }, unlisted }
}

function put(chats: Map<number, ChatRecord>, base: Replica, chat: Chat, shown: Replica): void {
  const kept = base.chats.get(chat.id)
  const record = kept ? (isBehind(kept, chat) ? freshRecord(base, chat, true) : kept) : shown.chats.get(chat.id)
  if (record) chats.set(chat.id, record)
}

/** The picture knows something newer of the chat: a step, a mark or flag of one's own, or a mark of others. */
function isBehind(kept: ChatRecord | undefined, chat: Chat | null): boolean {
  if (!kept || !chat) return true
  const mark = chat.membership?.rev ?? 0
  return kept.rev < chat.head || kept.base.rev < mark || kept.othersReadSeq < chat.others_read_seq
}
