import { expect, test, vi } from 'vitest'
import { Lifecycle } from '#runtime/lifecycle.ts'

function record(life: Lifecycle, names: string[]): string[] {
  const undone: string[] = []
  for (const name of names) life.onStop(name, () => void undone.push(name))
  return undone
}

test('what was started last is stopped first', async () => {
  const life = new Lifecycle()
  const undone = record(life, ['database', 'pages', 'http'])
  await life.stop('test')
  expect(undone).toEqual(['http', 'pages', 'database'])
})

test('everybody who asks for a stop waits for the same one', async () => {
  const life = new Lifecycle()
  const undone = record(life, ['database'])
  expect(life.isStopping()).toBe(false)
  const both = [life.stop('one'), life.stop('two')]
  expect(life.isStopping()).toBe(true)
  await Promise.all(both)
  expect(undone).toEqual(['database'])
})

test('a step that fails does not keep the others from being undone', async () => {
  const life = new Lifecycle()
  const undone = record(life, ['database'])
  life.onStop('broken', () => {
    throw new Error('broken')
  })
  life.onStop('broken later', () => Promise.reject(new Error('broken')))
  await life.stop('test')
  expect(undone).toEqual(['database'])
})

test('a step that never ends is given up', async () => {
  vi.useFakeTimers()
  const life = new Lifecycle()
  const undone = record(life, ['database'])
  life.onStop('stuck', () => new Promise(() => {}))
  const stopped = life.stop('test')
  await vi.advanceTimersByTimeAsync(10_000)
  await stopped
  vi.useRealTimers()
  expect(undone).toEqual(['database'])
})
