import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { groupChat, openChat, readAll, say } from '#testing/conversations.ts'

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
  await expect(dialog.getByRole('region', { name: '1 has not yet' })).toContainText('Carl Bell')
  await expectAccessible(page)
  await readAll(carl, chat.id)
  await expect(dialog.getByRole('region', { name: 'Read by 2 people' })).toContainText('Carl Bell')
  await page.keyboard.press('Escape')
  await openMenu()
  await expect(page.getByRole('menuitem', { name: 'Read by 2 of 2' })).toBeVisible()
})
