import { expect, test } from '#testing/browser.ts'
import { directChat, readAll, say } from '#testing/conversations.ts'
import { scriptBytes } from '#testing/script-bytes.ts'

test('a conversation opens with less than 220 kB of compressed JavaScript', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const marked = 'See **the map** at https://example.org/map, or [here](https://example.org)'
  await say(personB, chat.id, ['Hello', ...Array.from({ length: 80 }, () => marked)])
  await readAll(personA, chat.id)
  const bytes = await scriptBytes(personA.page, `/chats/${chat.id}`)
  // Less than this would mean that the scripts were not seen.
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(220_000)
})
