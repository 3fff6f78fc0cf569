import { expect, test } from 'vitest'
import { streamArray as replyOf } from '#http/json-stream.ts'
import { toResponse } from '#http/reply.ts'

async function* parts(...each: (unknown[] | Error)[]): AsyncGenerator<unknown[], void, undefined> {
  for (const part of each) {
    if (part instanceof Error) throw part
    yield part
  }
}

const streamArray = async (...given: Parameters<typeof replyOf>) => toResponse(await replyOf(...given))

test.each([
  [[], []],
  [[[1]], [1]],
  [
    [[{ a: '"]' }, 2], [null], ['x']],
    [{ a: '"]' }, 2, null, 'x'],
  ],
] as [unknown[][], unknown[]][])('the parts %j come as one array', async (given, whole) => {
  const response = await streamArray(parts(...given), { link: '<x>' })
  expect([response.headers.get('content-type'), response.headers.get('link')]).toEqual(['application/json', '<x>'])
  expect(await response.json()).toEqual(whole)
})

test('what fails before anything was sent is an error like any other', async () => {
  await expect(streamArray(parts(new Error('gone')), {})).rejects.toThrow('gone')
})

test('what fails later cuts the answer off', async () => {
  const response = await streamArray(parts([1], [2], new Error('gone')), {})
  await expect(response.text()).rejects.toThrow('gone')
})

test('nothing is made before it is asked for, nor after the reader has left', async () => {
  const made: number[] = []
  let ended = false
  async function* endless() {
    try {
      for (let at = 0; ; at++) {
        made.push(at)
        yield [at]
      }
    } finally {
      ended = true
    }
  }
  const response = await streamArray(endless(), {})
  expect(made).toEqual([0])
  const reader = response.body?.getReader()
  await reader?.read()
  expect(made).toEqual([0, 1])
  await reader?.cancel()
  expect([made.length, ended]).toEqual([2, true])
})
