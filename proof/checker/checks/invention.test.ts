import { test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf } from '#proof/history/entry.ts'

/** A row at the end of the first chat. */
function addRow(history: Planting, what: Partial<EntryOf<'stored_message'>>): void {
  const chat = history.find('stored_chat')
  chat.head++
  const row = { author: 1, clientId: null, content: 'out of nothing', ...what }
  history.add({
    type: 'stored_message',
    id: history.newMessage(),
    chat: chat.chat,
    seq: chat.head,
    rev: chat.head,
    ...row,
  })
}

test('[I3] a row that nobody sent', () => {
  expectPlanted('I3', /was sent by nobody/, (history) => addRow(history, { clientId: 'unheard of' }))
  expectPlanted('I3', /says what nobody wrote/, (history) => addRow(history, {}))
  expectPlanted('I3', /somebody joined who did not/, (history) =>
    addRow(history, { author: 99, system: 'member_joined' }),
  )
  expectPlanted('I3', /made a chat who did not/, (history) => addRow(history, { author: 99, system: 'chat_created' }))
})

test('[I3] a refused send that is stored', () => {
  expectPlanted('I3', /though its send was refused/, (history) => {
    const stored = new Set(history.of('stored_message').map((row) => row.clientId))
    const op = history.find(
      'op',
      (each) => isCall(each, 'send') && each.outcome === 'fail' && !stored.has(each.call.clientId),
    )
    if (isCall(op, 'send')) addRow(history, { author: op.user, clientId: op.call.clientId, content: op.call.content })
  })
})

test('[I3] a text that nobody wrote, in the rows and in an event', () => {
  expectPlanted('I3', /says what nobody wrote/, (history) => {
    history.find('stored_message', (row) => row.clientId !== null && !row.deleted).content = 'changed on the way'
  })
  expectPlanted('I3', /says what nobody wrote/, (history) => {
    const event = history.find('applied', ({ via, messages }) => via === 'event' && messages[0]?.clientId != null)
    for (const message of event.messages) message.content = 'changed on the way'
  })
})

test('[I3] a message that was shown before anybody sent it', () => {
  expectPlanted('I3', /was shown before it was sent/, (history) => {
    const event = history.find('applied', ({ via, messages }) => via === 'event' && messages[0]?.clientId != null)
    event.at = 1
    const [first] = history.entries
    history.drop(event)
    history.add(event, first)
  })
})

test('[I3] a message that was shown, and is stored nowhere', () => {
  expectPlanted('I3', /was shown, and is stored nowhere/, (history) => {
    const event = history.find('applied', ({ via, messages }) => via === 'event' && messages.length > 0)
    history.drop(history.find('stored_message', (row) => row.id === event.messages[0]?.id))
  })
})

test('[I3] a message on a screen that nobody was told of', () => {
  expectPlanted('I3', /stands on a screen/, (history) => {
    history
      .find('rendered')
      .rows.push({ id: history.newMessage(), author: 1, clientId: 'ghost', seq: 9999, pending: false })
  })
})
