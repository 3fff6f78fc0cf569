import { expect, test } from 'vitest'
import { readFrame } from '#realtime/chat-socket.ts'

test('[WS2] an object is a frame', () => {
  expect(readFrame('{"content":"hi","client_id":"x"}')).toEqual({ content: 'hi', client_id: 'x' })
  expect(readFrame(' {"content":"hi","client_id":null,"id":7}')).toEqual({ content: 'hi', client_id: null })
  expect(readFrame('{"text":"hi"}')).toEqual({ content: undefined, client_id: undefined })
})

test('[WS2] everything else is bare text, kept as it is', () => {
  for (const text of ['hi', ' hi ', '42', '"quoted"', '[1]', 'null', '{oh', '{"a":1} and more', '']) {
    expect(readFrame(text)).toEqual({ content: text })
  }
})
