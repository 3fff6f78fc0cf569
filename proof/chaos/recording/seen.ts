import type { Conversation } from '#client/messenger.ts'
import type { ChatRecord } from '#client/replica/replica.ts'
import type { Chat, Member } from '#contracts/chats.ts'
import type { Draft } from '#contracts/drafts.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'
import type { Poll } from '#contracts/polls.ts'
import type { Reply } from '#contracts/replies.ts'
import type { ChatChanges } from '#contracts/sync.ts'
import { inShort } from '#proof/chaos/recording/in-short.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'
import { secretVotes, VOTE } from '#proof/history/secret-votes.ts'

type Written<T extends WrittenEntry['type']> = Extract<WrittenEntry, { type: T }>
type Answer = NonNullable<Written<'op'>['answer']>
type SeenMessage = NonNullable<Answer['message']>
type SeenChat = NonNullable<Answer['chats']>[number]
type SeenSteps = NonNullable<Answer['steps']>[number]
type SeenPage = NonNullable<Answer['page']>
type SeenMember = NonNullable<Answer['members']>[number]

/** What the server told, in the words of a history. */

export function seenMessage(message: Message): SeenMessage {
  return {
    id: message.id,
    chat: message.chat_id,
    seq: message.seq,
    rev: message.rev,
    author: message.user_id,
    clientId: message.client_id,
    content: inShort(message.content),
    system: message.system?.type ?? null,
    // A history counts changes, the product texts.
    version: message.version - 1,
    deleted: message.deleted_at !== null,
    reply: message.reply && seenReply(message.reply),
    reactions: [
      ...message.reactions.flatMap(({ emoji, people }) => people.map((user) => ({ user, emoji }))),
      ...seenVotes(message.poll),
    ],
  }
}

/** Of an anonymous poll everybody sees the number alone. */
function seenVotes(poll: Poll | null): { user: number; emoji: string }[] {
  const [option] = poll?.options ?? []
  if (!poll || !option) return []
  return poll.anonymous ? secretVotes(option.votes) : option.people.map((user) => ({ user, emoji: VOTE }))
}

function seenReply({ seq, rev, text, quote, deleted }: Reply): SeenMessage['reply'] {
  return { seq, rev, text, quote: quote && inShort(quote), deleted }
}

export function seenMember(member: Member): SeenMember {
  return { user: member.user.id, role: member.role, rev: member.rev }
}

export function seenChat(chat: Chat): SeenChat {
  const { membership } = chat
  return {
    chat: chat.id,
    head: chat.head,
    lastMessage: chat.last_message && seenMessage(chat.last_message),
    memberCount: chat.member_count,
    membership: membership && {
      role: membership.role,
      lastReadSeq: membership.last_read_seq,
      unread: { count: membership.unread.count, at: membership.unread.at, from: membership.unread_from },
    },
    othersReadSeq: chat.others_read_seq,
  }
}

export function seenSteps(steps: ChatChanges, head: number | null = null): SeenSteps {
  return {
    chat: steps.chat_id,
    epoch: steps.epoch,
    after: steps.after,
    upto: steps.upto,
    head,
    revs: steps.changes.map((change) => change.rev),
    messages: steps.changes.flatMap((change) => (change.message ? [seenMessage(change.message)] : [])),
    members: steps.changes.flatMap((change) => change.members.map(seenMember)),
  }
}

export function seenPage(page: HistoryPage): SeenPage {
  return {
    chat: page.chat_id,
    epoch: page.epoch,
    head: page.head,
    messages: page.messages.map(seenMessage),
    hasOlder: page.has_older,
    hasNewer: page.has_newer,
  }
}

/** A page of `GET /api/messages/{chat_id}`: no epoch, no head, and the neighbours in its Link header. */
export function seenRestPage(chatId: number, messages: readonly Message[], link: string | null): SeenPage {
  return {
    chat: chatId,
    messages: messages.map(seenMessage),
    hasOlder: link?.includes('rel="prev"') ?? false,
    hasNewer: link?.includes('rel="next"') ?? false,
  }
}

/** A draft in one line. */
export function seenDraft(draft: Draft | null | undefined): string | null {
  if (!draft) return null
  const { text, reply, edit, rev } = draft
  return JSON.stringify([
    rev,
    inShort(text),
    reply && [reply.seq, reply.quote],
    edit && [edit.seq, edit.version, edit.text],
  ])
}

type ChatState = Written<'state'>['chats'][number]

/** A chat as a client holds it; its messages where they reach up to the newest one. */
export function chatState(
  record: ChatRecord,
  conversation: Conversation | undefined,
  members: readonly Member[] | null,
): ChatState {
  const { chat } = record
  const isWhole = conversation?.status === 'ready' && !conversation.hasNewer
  const messages = isWhole ? conversation.messages : null
  return {
    chat: chat.id,
    cursor: record.rev,
    role: chat.membership?.role ?? null,
    memberCount: chat.member_count,
    lastMessage: chat.last_message && seenMessage(chat.last_message),
    lastReadSeq: chat.membership ? record.lastReadSeq : null,
    unread: chat.membership ? record.unread : null,
    unreadFrom: chat.membership && record.unreadFrom,
    draft: seenDraft(chat.membership?.draft),
    mentions: [...record.mentions],
    othersReadSeq: record.othersReadSeq,
    members: members?.map(seenMember) ?? null,
    messages: messages?.map(seenMessage) ?? null,
    loadedFrom: messages && (conversation?.hasOlder ? (messages[0]?.seq ?? 0) : 0),
  }
}
