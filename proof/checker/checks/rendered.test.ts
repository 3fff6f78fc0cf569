import { test } from 'vitest'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'

const screen = (history: Planting) =>
  history.find('rendered', ({ rows }) => rows.filter((row) => !row.pending && row.clientId !== null).length > 2)
const mine = { author: 1, seq: null, pending: true, id: null }

test('[I9] a message that stands twice', () => {
  expectPlanted('I9', /message \d+ stands twice/, (history) => {
    const { rows } = screen(history)
    rows.push({ ...(rows[0] as (typeof rows)[number]), seq: 9999 })
  })
})

test('[I9] a send that stands twice, pending and arrived', () => {
  expectPlanted('I9', /the send .* stands twice/, (history) => {
    const { rows } = screen(history)
    const arrived = rows.find(({ clientId }) => clientId !== null)
    rows.push({ ...mine, author: arrived?.author ?? 0, clientId: arrived?.clientId ?? '' })
  })
})

test('[I9] an order that is not that of seq', () => {
  expectPlanted('I9', /stands below seq/, (history) => void screen(history).rows.reverse())
})

test('[I9] a pending message above one that has arrived', () => {
  expectPlanted(
    'I9',
    /below a pending one/,
    (history) => void screen(history).rows.unshift({ ...mine, clientId: 'early' }),
  )
})

test('[I9] a message without a place that is not pending', () => {
  expectPlanted('I9', /not pending has no seq/, (history) => {
    screen(history).rows.push({ ...mine, clientId: 'lost', pending: false })
  })
})
