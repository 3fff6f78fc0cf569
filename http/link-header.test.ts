import { expect, test } from 'vitest'
import { linkHeader } from '#http/link-header.ts'

const url = new URL('http://server.invalid/api/messages/7/?limit=2&before_seq=9')

test('names neighbouring pages by the same address with their own cursor', () => {
  expect(linkHeader(url, { prev: { before_seq: 3 }, next: { after_seq: 8 } })).toEqual({
    link: '</api/messages/7/?limit=2&before_seq=3>; rel="prev", </api/messages/7/?limit=2&after_seq=8>; rel="next"',
  })
})

test('without neighbours there is no header', () => {
  expect(linkHeader(url, {})).toEqual({})
})
