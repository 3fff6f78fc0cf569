import { expect, test } from 'vitest'
import { seeded } from '#proof/chaos/schedule/random.ts'
import { FAULT_KINDS, makeSchedule, NETWORK_KINDS } from '#proof/chaos/schedule/schedule.ts'
import { FULL, SHORT } from '#proof/chaos/workload/size.ts'

test('the same seed gives the same schedule, and another seed another one', () => {
  expect(makeSchedule('7', 5, FULL)).toEqual(makeSchedule('7', 5, FULL))
  const prints = Array.from({ length: 50 }, (_, seed) => makeSchedule(String(seed), 5, FULL).fingerprint)
  expect(new Set(prints).size).toBe(50)
})

test('every round holds every kind once, and the network begins with each of its kinds', () => {
  const { faults, network, round } = makeSchedule('1', 1, SHORT)
  expect(faults.length % round).toBe(0)
  for (let at = 0; at < faults.length; at += round) {
    const kinds = faults.slice(at, at + round).map(({ plan }) => plan.kind)
    expect(kinds.sort()).toEqual([...FAULT_KINDS].sort())
  }
  const first = network.slice(0, NETWORK_KINDS.length).map(({ plan }) => plan.kind)
  expect(first.sort()).toEqual([...NETWORK_KINDS].sort())
})

test('some kinds alone come in the order and with the draws they have among all', () => {
  const of = (kinds: typeof FAULT_KINDS) => makeSchedule('3', 2, FULL, kinds)
  const only = of(['kill_server', 'shift_clock'])
  expect(only.round).toBe(2)
  expect(only.faults).toEqual(
    of(FAULT_KINDS).faults.filter(({ plan }) => ['kill_server', 'shift_clock'].includes(plan.kind)),
  )
})

test('chance keeps to its bounds, reaches both, and a fork disturbs nobody', () => {
  const [a, b] = [seeded('x'), seeded('x')]
  const drawn = Array.from({ length: 2000 }, () => a.int(3, 6))
  b.fork('other').next()
  expect(drawn).toEqual(Array.from({ length: 2000 }, () => b.int(3, 6)))
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]))
  const list = ['a', 'b', 'c', 'd', 'e']
  expect(a.shuffle(list).sort()).toEqual(list)
  expect(() => a.pick([])).toThrow('nothing to pick')
})
