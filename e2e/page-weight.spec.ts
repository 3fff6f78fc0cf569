import { expect, test } from '#testing/browser.ts'
import { directChat, say } from '#testing/conversations.ts'
import { scriptBytes } from '#testing/script-bytes.ts'

test('a conversation opens with less than 220 kB of compressed JavaScript', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  // Without a link: what finds links is fetched with the first text that may hold one.
  await say(personB, chat.id, ['Hello'])
  const bytes = await scriptBytes(personA.page, `/chats/${chat.id}`)
  // Less than this would mean that the scripts were not seen.
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(220_000)
})
