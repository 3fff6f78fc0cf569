import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { groupChat, openChat, openElsewhere } from '#testing/conversations.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true })

async function ask(page: Page, question: string, answers: string[], choices: string[] = []): Promise<void> {
  await button(page, 'New poll').click()
  const dialog = page.getByRole('dialog', { name: 'New poll' })
  await dialog.getByLabel('Question').fill(question)
  for (const [at, text] of answers.entries()) await dialog.getByLabel(`Answer ${at + 1}`, { exact: true }).fill(text)
  for (const choice of choices) await dialog.getByLabel(choice).check()
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(dialog).toBeHidden()
}

test('[PL1] [PL2] [PL3] [PL7] a question is asked, people choose, and everybody sees it at once, on all devices', async ({
  personA,
  personB,
  browser,
}) => {
  const chat = await groupChat(personA, [personB])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await ask(page, 'Tea or coffee?', ['tea', 'coffee'])
  await expect(bubble(other, 'Tea or coffee?')).toContainText('No votes yet')
  await button(other, 'tea').click()
  await expect(button(other, 'tea, 1 vote')).toHaveAttribute('aria-pressed', 'true')
  // Who has not voted sees how many have, and not what.
  await expect(bubble(page, 'Tea or coffee?')).toContainText('1 vote')
  await button(page, 'coffee').click()
  await expect(button(page, 'tea, 1 vote')).toContainText('50%')
  await expect(button(other, 'coffee, 1 vote')).toHaveAttribute('aria-pressed', 'false')
  // The first picture that the server draws has all of it.
  const drawn = await (await personA.context.request.get(`/chats/${chat.id}`)).text()
  expect(drawn).toContain('data-vote="1"')
  const phone = await openElsewhere(personA, browser, chat.id)
  await expect(button(phone, 'coffee, 1 vote')).toHaveAttribute('aria-pressed', 'true')
  await button(phone, 'tea, 1 vote').click()
  await expect(button(page, 'tea, 2 votes')).toHaveAttribute('aria-pressed', 'true')
  await expect(button(page, 'coffee, 0 votes')).toContainText('0%')
  await button(page, '2 votes').click()
  const dialog = page.getByRole('dialog', { name: 'Who voted' })
  await expect(dialog.getByRole('region', { name: 'tea, 2 votes' }).getByRole('listitem')).toHaveText([
    new RegExp(personB.me.display_name),
    new RegExp(personA.me.display_name),
  ])
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await button(page, 'tea, 2 votes').click()
  await expect(button(other, 'tea, 1 vote')).toBeVisible()
  await expect(button(phone, 'tea')).toHaveAttribute('aria-pressed', 'false')
  await phone.context().close()
})

test('[PL3] [PL4] nobody learns from an anonymous one who chose what, several are chosen, and closed it shows its numbers to all', async ({
  personA,
  personB,
  newPerson,
  browser,
}) => {
  const clara = await newPerson()
  const chat = await groupChat(personA, [personB, clara])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  const third = await openChat(clara, chat.id)
  await ask(page, 'Which days?', ['Sat', 'Sun', 'Mon'], ['Several answers can be chosen', 'Nobody sees who chose what'])
  await expect(bubble(other, 'Which days?')).toContainText('Anonymous poll · several answers')
  await button(other, 'Sat').click()
  await button(other, 'Sun, 0 votes').click()
  await expect(button(other, 'Sun, 1 vote')).toHaveAttribute('aria-pressed', 'true')
  const phone = await openElsewhere(personB, browser, chat.id)
  for (const answer of ['Sat, 1 vote', 'Sun, 1 vote']) {
    await expect(button(phone, answer)).toHaveAttribute('aria-pressed', 'true')
  }
  await other.reload()
  await expect(button(other, 'Sat, 1 vote')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Who voted')).toBeHidden()
  await bubble(page, 'Which days?').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Edit', exact: true })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Close poll' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close poll' }).click()
  await expect(bubble(third, 'Which days?')).toContainText('Poll closed')
  await expect(button(third, 'Mon, 0 votes')).toBeDisabled()
  await expect(button(phone, 'Sat, 1 vote')).toBeDisabled()
  await phone.context().close()
})

test('[PL1] what is wrong is said where it is, and what was begun is there again', async ({ personA, personB }) => {
  const chat = await groupChat(personA, [personB])
  const page = await openChat(personA, chat.id)
  await button(page, 'New poll').click()
  const dialog = page.getByRole('dialog', { name: 'New poll' })
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Write the question')
  await expect(dialog.getByLabel('Question')).toBeFocused()
  await page.keyboard.type('Where?')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Answer 1', { exact: true })).toBeFocused()
  await page.keyboard.type('here')
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('A poll needs two answers at least')
  await expect(dialog.getByLabel('Answer 2', { exact: true })).toBeFocused()
  await page.keyboard.type('here')
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('This answer is there already')
  await expectAccessible(page)
  await page.reload()
  await button(page, 'New poll').click()
  await expect(dialog.getByLabel('Question')).toHaveValue('Where?')
  await dialog.getByLabel('Answer 2', { exact: true }).fill('there')
  await dialog.getByRole('button', { name: 'Ask' }).click()
  await expect(button(page, 'there')).toBeVisible()
  await button(page, 'New poll').click()
  await expect(dialog.getByLabel('Question')).toHaveValue('')
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[PL1] [PL7] a poll waits and goes out once; a vote that is not answered is as before', async ({
    personA,
    personB,
  }) => {
    const chat = await groupChat(personA, [personB])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    await ask(page, 'First?', ['yes', 'no'])
    await expect(button(page, 'yes')).toBeEnabled()
    await button(page, 'New poll').click()
    await page.keyboard.press('Escape')
    await personA.context.setOffline(true)
    await button(page, 'no').click()
    await expect(page.getByText('Not done: no answer. Check the connection')).toBeVisible()
    await expect(button(page, 'no')).toHaveAttribute('aria-pressed', 'false')
    await ask(page, 'Second?', ['left', 'right'])
    await expect(button(page, 'left')).toBeDisabled()
    await personA.context.setOffline(false)
    await expect(button(page, 'left')).toBeEnabled()
    await expect(bubble(other, 'Second?')).toHaveCount(1)
    await button(other, 'right').click()
    await button(page, 'right').click()
    await expect(button(page, 'right, 2 votes')).toBeVisible()
    await expect(field(page)).toHaveValue('')
  })
})
