import { devices, type Page } from '@playwright/test'
import type { Message } from '#contracts/messages.ts'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, say } from '#testing/conversations.ts'

const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const pill = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })

test('[RX1] [RX6] one hovers, one presses: everybody sees who reacted, and it can be taken back', async ({
  personA,
  personB,
}) => {
  const chat = await groupChat(personA, [personB], 'Garden')
  await say(personA, chat.id, ['said'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await bubble(other, 'said').hover()
  await other.getByRole('button', { name: 'React with 👍' }).click()
  await expect(pill(other, '👍 1: You')).toHaveAttribute('aria-pressed', 'true')
  await expect(pill(page, '👍 1:')).toHaveAttribute('aria-pressed', 'false')
  await pill(page, '👍 1:').hover()
  await expect(pill(page, `👍 1: ${personB.me.display_name}`)).toBeVisible()
  await pill(page, '👍 1:').click()
  await expect(pill(other, '👍 2: You, ')).toBeVisible()
  await expect(bubble(other, 'said, 2 reactions')).toBeVisible()
  for (const each of [page, other]) await expectAccessible(each)
  await pill(other, '👍 2:').click()
  await expect(pill(page, '👍 1: You')).toBeVisible()
  await page.reload()
  await expect(pill(page, '👍 1: You')).toHaveAttribute('aria-pressed', 'true')
  await pill(page, '👍 1:').click()
  for (const each of [page, other]) await expect(pill(each, '👍')).toHaveCount(0)
})

test('[RX6] by keys: the menu has six, and a reaction is reached by Tab', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['said'])
  const page = await openChat(personA, chat.id)
  await bubble(page, 'said').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(6)
  await page.getByRole('menuitemcheckbox', { name: 'React with 🔥' }).focus()
  await expectAccessible(page, { popup: true })
  await page.keyboard.press('Enter')
  await expect(pill(page, '🔥 1: You')).toBeVisible()
  await expect(bubble(page, 'said')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(pill(page, '🔥 1: You')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pill(page, '🔥')).toHaveCount(0)
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[RX6] a reaction that nobody heard of is gone again, and one is told', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, ['said'])
    const page = await openChat(personA, chat.id)
    const react = () => page.getByRole('button', { name: 'React with 👍' }).click()
    await bubble(page, 'said').hover()
    await react()
    await pill(page, '👍 1: You').click()
    await expect(pill(page, '👍 1')).toHaveCount(0)
    const stored = async () => {
      const answer = await personA.context.request.get(`/api/messages/${chat.id}`)
      return ((await answer.json()) as Message[]).flatMap(({ reactions }) => reactions)
    }
    await expect.poll(stored).toEqual([])
    await personA.context.setOffline(true)
    await bubble(page, 'said').hover()
    await react()
    await expect(page.getByText('Not done: no answer')).toBeVisible()
    await expect(pill(page, '👍 1')).toHaveCount(0)
  })
})

test.describe('on a phone', () => {
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
  test.use(phone)

  test('[RX6] a double tap is a heart', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, ['said'])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    const box = await bubble(page, 'said').boundingBox()
    if (!box) throw new Error('There is no bubble')
    for (let tap = 0; tap < 2; tap++) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect(pill(other, '❤️ 1:')).toBeVisible()
  })
})
