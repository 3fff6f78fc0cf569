import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, readAll, say } from '#testing/conversations.ts'

test('[TH21] in a group one sees who has read one’s message, and who reads it now', async ({
  personA,
  personB,
  newPerson,
}) => {
  const carl = await newPerson({ displayName: 'Carl Bell' })
  const chat = await groupChat(personA, [personB, carl], 'Garden')
  await say(personA, chat.id, ['read this'])
  await readAll(personB, chat.id)
  const page = await openChat(personA, chat.id)
  const openMenu = () => page.getByRole('article', { name: ', read this' }).click({ button: 'right' })
  await openMenu()
  // The menu counts once it knows the members.
  await page.getByRole('menuitem', { name: /^(Who has read it|Read by 1 of 2)$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Who has read it' })
  await expect(dialog.getByRole('region', { name: 'Read by 1 person' })).toContainText(personB.me.display_name)
  await expect(dialog.getByRole('listitem').filter({ hasText: personB.me.display_name })).toContainText(
    /Today, \d\d:\d\d$/,
  )
  await expect(dialog.getByRole('region', { name: '1 has not yet' })).toContainText('Carl Bell')
  await expectAccessible(page)
  await readAll(carl, chat.id)
  await expect(dialog.getByRole('region', { name: 'Read by 2 people' })).toContainText('Carl Bell')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Carl Bell' })).toContainText(/Today, \d\d:\d\d$/)
  await page.keyboard.press('Escape')
  await openMenu()
  await expect(page.getByRole('menuitem', { name: 'Read by 2 of 2' })).toBeVisible()
})

test('[TH21] in a direct chat one sees when it was read', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['read this'])
  const page = await openChat(personA, chat.id)
  const article = page.getByRole('article', { name: ', read this' })
  await article.click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Reply' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'When it was read' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await readAll(personB, chat.id)
  await expect(page.getByRole('article', { name: 'read this, read' })).toBeVisible()
  await article.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'When it was read' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText(/Today, \d\d:\d\d$/)
})
