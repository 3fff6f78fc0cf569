import { expect, test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { expectPlanted, judgeChanged, type Planting } from '#proof/checker/testing/planting.ts'

test('[I5] a step that nothing has made', () => {
  expectPlanted('I5', /nothing has made the steps/, (history) => {
    for (const chat of history.of('stored_chat')) chat.head += 3
  })
})

test('[I5] a step in the middle that nothing has made, where nothing was edited', () => {
  expectPlanted('I5', /nothing has made the steps 3/, (history) => {
    const chat = Math.max(...history.of('stored_chat').map((row) => row.chat)) + 1
    history.add({ type: 'stored_chat', chat, kind: 'group', head: 4 })
    for (const seq of [1, 2, 4]) {
      const row = { chat, seq, rev: seq, author: 1, clientId: null, content: 'x', system: 'note' }
      history.add({ type: 'stored_message', id: history.newMessage(), ...row })
    }
  })
})

test('[I5] a lost edit that was overwritten unseen explains one missing step, and not two', () => {
  const plant = (steps: number) => (history: Planting) => {
    const chat = Math.max(...history.of('stored_chat').map((row) => row.chat)) + 1
    const id = history.newMessage()
    history.add({ type: 'stored_chat', chat, kind: 'group', head: steps + 1 })
    const row = { chat, seq: 1, rev: steps + 1, author: 1, clientId: null, content: 'x', system: 'note' }
    history.add({ type: 'stored_message', id, ...row })
    const edit = history.find('op', (op) => isCall(op, 'edit') && op.outcome === 'ok')
    const lost = { outcome: 'unknown', answer: null, status: null, code: 'timeout' } as const
    history.add({ ...edit, ...lost, id: history.newOp(), call: { kind: 'edit', chat, message: id, content: 'y' } })
  }
  const { violations } = judgeChanged(plant(2))
  expect(violations.filter(({ invariant }) => invariant === 'I5')).toEqual([])
  expectPlanted('I5', /nothing has made the steps 3/, plant(3))
})

test('[I5] two messages with one seq, and two at one step', () => {
  expectPlanted('I5', /belongs to messages/, (history) => {
    const [one, two] = history.of('stored_message').filter((row) => row.chat === 1)
    if (one && two) two.seq = one.seq
  })
  expectPlanted('I5', /belongs to messages/, (history) => {
    const chat = history.find('stored_chat')
    const row = {
      chat: chat.chat,
      seq: chat.head,
      rev: chat.head,
      author: 1,
      clientId: null,
      content: 'x',
      system: 'note',
    }
    history.add({ type: 'stored_message', id: history.newMessage(), ...row })
  })
})

test('[I5] a seq that changes, and a message older than its seq', () => {
  expectPlanted('I5', /has seq \d+ in chat \d+, and seq/, (history) => {
    const event = history.find('applied', ({ via, messages }) => via === 'event' && messages.length > 0)
    for (const message of event.messages) message.seq--
  })
  expectPlanted('I5', /before its seq/, (history) => {
    history.find('stored_message', (row) => row.seq > 1).rev = 1
  })
})

test('[I5] a step above the head', () => {
  expectPlanted('I5', /and its head is/, (history) => {
    history.find('stored_chat').head--
  })
})
