import { test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { expectPlanted } from '#proof/checker/testing/planting.ts'

test('[I13] a reaction that was given and is not there', () => {
  expectPlanted('I13', /is not there, against the last operation/, (history) => {
    for (const row of history.of('stored_reaction')) history.drop(row)
  })
})

test('[I13] a reaction that was taken back and is there', () => {
  expectPlanted('I13', /is there, against the last operation/, (history) => {
    const gone = new Set(history.of('stored_message').map((row) => (row.deleted ? row.id : 0)))
    const there = new Set(history.of('stored_reaction').map((row) => `${row.message} ${row.user} ${row.emoji}`))
    for (const op of history.of('op')) {
      if (!isCall(op, 'unreact') || op.outcome !== 'ok' || gone.has(op.call.message)) continue
      const { message, chat, emoji } = op.call
      if (there.has(`${message} ${op.user} ${emoji}`)) continue
      there.add(`${message} ${op.user} ${emoji}`)
      history.add({ type: 'stored_reaction', message, chat, emoji, user: op.user })
    }
  })
})

test('[I13] a reaction that nobody gave', () => {
  expectPlanted('I13', /and never gave it/, (history) => {
    const { id: message, chat } = history.find('stored_message', (row) => !row.deleted)
    history.add({ type: 'stored_reaction', message, chat, user: 99, emoji: '🐟' })
  })
})
