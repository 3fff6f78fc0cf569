import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

test('[CL17] the sheet of shortcuts opens by its keys, and a question mark can still be written', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['said'])
  const page = await openChat(personA, chat.id)
  await field(page).press('?')
  await expect(field(page)).toHaveValue('?')
  await expect(sheet(page)).toBeHidden()
  await page.keyboard.press('Control+/')
  await expect(sheet(page)).toBeVisible()
  await expect(sheet(page).getByText('Edit the last message')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await expect(field(page)).toBeFocused()
  await page.getByRole('article', { name: ', said' }).focus()
  await page.keyboard.press('?')
  await expect(sheet(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('?')
})

test('[CL16] Ctrl+K finds a chat by a name typed in the wrong layout, or with a slip', async ({ personA, personB }) => {
  await groupChat(personA, [personB], 'Чтение по средам')
  const { page } = personA
  await page.goto('/')
  for (const query of ['xntybt', 'чтнеие']) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(query)
    await expect(page.getByRole('option', { name: 'Чтение по средам' })).toBeVisible()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Чтение по средам' })).toBeVisible()
})
