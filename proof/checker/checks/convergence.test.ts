import { test } from 'vitest'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

type ChatState = EntryOf<'state'>['chats'][number]

/** What a device holds at the end. */
function rested(history: Planting): EntryOf<'state'> {
  const { at } = history.find('quiet')
  return history.find('state', (state) => state.at >= at && state.chats.length > 1)
}

const chatOf = (history: Planting, fits: (chat: ChatState) => boolean = () => true) => {
  const { at } = history.find('quiet')
  const chats = history.of('state').flatMap((state) => (state.at >= at ? state.chats : []))
  return chats.find((chat) => chat.role !== null && (chat.messages?.length ?? 0) > 1 && fits(chat)) as ChatState
}

test('[I10] a device that is not at rest in time', () => {
  expectPlanted('I10', /was not at rest 10 s after/, (history) => {
    rested(history).at += 20_000
  })
})

test('[I10] a device that missed the last change', () => {
  expectPlanted('I10', /its cursor is \d+, the head is/, (history) => {
    chatOf(history).cursor--
  })
})

test('[I10] a device that lacks a message, or shows another text', () => {
  expectPlanted('I10', /it has nothing, in the rows message/, (history) => {
    chatOf(history).messages?.pop()
  })
  expectPlanted('I10', /it has message .* in the rows message/, (history) => {
    const message = chatOf(history).messages?.[0]
    if (message) message.content = 'another'
  })
})

test('[I10] [I12] a reply that shows another message, an older state of it, or words of one that was deleted', () => {
  const plant = (expected: RegExp, change: (reply: NonNullable<SeenMessage['reply']>) => void, isDeleted = false) =>
    expectPlanted('I10', expected, (history) => {
      const { chat, messages } = chatOf(history, (each) =>
        (each.messages ?? []).some((message) => message.deleted === isDeleted),
      )
      const rows = history.of('stored_message').filter((row) => row.chat === chat)
      const original = rows.find((row) => row.deleted === isDeleted && row.system === null)
      const answer = messages?.find((message) => message.seq !== original?.seq)
      const row = rows.find(({ seq }) => seq === answer?.seq)
      if (!original || !answer || !row) throw new Error('There is nothing to plant in')
      const { seq, rev, deleted } = original
      row.replySeq = seq
      answer.reply = { seq, rev, text: deleted ? '' : original.content, quote: null, deleted }
      change(answer.reply)
    })
  plant(/answers \d+, in the rows/, (reply) => void reply.seq++)
  plant(/shows \d+ as of/, (reply) => void reply.rev--)
  plant(/shows words of \d+, which was deleted/, (reply) => void Object.assign(reply, { quote: 'a secret' }), true)
})

test('[I10] a device with a wrong role, count or list of members', () => {
  expectPlanted('I10', /its person is owner, and is stored as/, (history) => {
    chatOf(history, ({ role }) => role !== 'owner').role = 'owner'
  })
  expectPlanted('I10', /it counts \d+ members, the rows/, (history) => {
    chatOf(history).memberCount++
  })
  expectPlanted('I10', /its members are/, (history) => {
    chatOf(history).members = []
  })
})

test('[I10] a chat too many, a chat too few', () => {
  expectPlanted('I10', /does not hold chat/, (history) => void rested(history).chats.shift())
  expectPlanted('I10', /the database has no such chat/, (history) => {
    chatOf(history).chat = 999
  })
})

test('[I10] two devices of one person that differ', () => {
  expectPlanted('I10', /Two devices of user \d+ differ/, (history) => {
    chatOf(history).unread = 999
  })
})

test('[I17] a device that differs from a fresh one', () => {
  const plants: [RegExp, (chat: ChatState) => Partial<ChatState>][] = [
    [/unread is/, () => ({ unread: 999 })],
    [/unreadFrom is/, () => ({ unreadFrom: 1 })],
    [/draft is/, () => ({ draft: 'half a sen' })],
    [/what calls is/, () => ({ mentions: [1] })],
    [/othersReadSeq is/, () => ({ othersReadSeq: 999 })],
    [/lastReadSeq is/, () => ({ lastReadSeq: 999 })],
    [/the last message is/, () => ({ lastMessage: null })],
    [/memberCount is/, () => ({ memberCount: 999 })],
    [/the members are/, () => ({ members: [] })],
    [/it has message/, ({ messages }) => ({ messages: messages?.reverse() ?? null })],
  ]
  for (const [sentence, change] of plants) {
    expectPlanted('I17', sentence, (history) => {
      const chat = chatOf(history)
      Object.assign(chat, change(chat))
    })
  }
})

test('[I17] a list in another order', () => {
  expectPlanted('I17', /their lists are in the order/, (history) => void rested(history).chats.reverse())
})

test('[I17] a device of another epoch', () => {
  expectPlanted('I17', /different epochs/, (history) => {
    rested(history).epoch = 'another'
  })
})

test('[I10] a device that shows another number of votes than were cast in secret', () => {
  expectPlanted('I10', /it has message .* in the rows message/, (history) => {
    const chat = chatOf(
      history,
      ({ messages }) => messages?.some(({ deleted, system }) => !deleted && !system) ?? false,
    )
    const message = chat.messages?.find(({ deleted, system }) => !deleted && !system)?.id ?? 0
    history.add({ type: 'stored_reaction', message, chat: chat.chat, user: 1, emoji: 'vote', secret: true })
  })
})
