import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, say } from '#testing/conversations.ts'

const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Forward' })

test('[FW1] [FW2] [FW4] a message goes to several chats at once, with a comment and the name of who wrote it', async ({
  personA,
  personB,
  newPerson,
}) => {
  const carol = await newPerson()
  const chat = await directChat(personA, personB)
  const [family, garden] = [
    await groupChat(personA, [carol], 'Family'),
    await groupChat(personA, [carol, personB], 'Garden'),
  ]
  await say(personB, chat.id, ['Meet at nine'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(carol, family.id)]
  await bubble(page, 'Meet at nine').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Forward' }).click()
  await expect(dialog(page).getByText('Choose at least one chat')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Forward' }).click()
  await expect(dialog(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('famly')
  await expect(dialog(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('option', { name: 'Garden' }).click()
  await dialog(page).getByRole('textbox', { name: 'Comment' }).fill('Do not be late')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Forward' }).click()
  await expect(page.getByText('Forwarded to 2 chats')).toBeVisible()
  await expect(dialog(page)).toBeHidden()

  await expect(bubble(other, 'Do not be late')).toBeVisible()
  await expect(bubble(other, 'Meet at nine')).toContainText(`Forwarded from ${personB.me.display_name}`)
  await other.goto(`/chats/${garden.id}`)
  await expect(bubble(other, 'Meet at nine')).toContainText(`Forwarded from ${personB.me.display_name}`)
  await expectAccessible(other)
})

test('[FW2] [FW4] several messages go together in their order, and further on with the first name', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  const family = await groupChat(personA, [personB], 'Family')
  await say(personB, chat.id, ['one', 'two', 'three'])
  const page = await openChat(personA, chat.id)
  await bubble(page, 'three').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Select' }).click()
  await bubble(page, 'one').click()
  await page.getByRole('button', { name: 'Forward' }).click()
  await dialog(page).getByRole('option', { name: 'Family' }).click()
  await dialog(page).getByRole('button', { name: 'Forward' }).click()
  await expect(page.getByText('Forwarded to Family')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()

  await page.goto(`/chats/${family.id}`)
  await expect(page.getByRole('article')).toHaveText([/one/, /three/])
  await bubble(page, 'one').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Forward' }).click()
  await dialog(page).getByRole('option', { name: personB.me.display_name }).click()
  await dialog(page).getByRole('button', { name: 'Forward' }).click()
  await openChat(personA, chat.id)
  await expect(bubble(page, 'one').last()).toContainText(`Forwarded from ${personB.me.display_name}`)
})
