import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'
import { publicChat } from '#testing/conversations.ts'

const unique = (name: string) => `${name} ${randomBytes(4).toString('hex')}`
const row = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Chats' }).getByRole('link').filter({ hasText: name })

async function openDialog(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: 'New chat' }).first().click()
  return page.getByRole('dialog')
}

test('[NC1] [NC5] a person is found as one types, and Enter opens the direct chat', async ({ personA, newPerson }) => {
  const name = unique('Sofya')
  const sofya = await newPerson({ displayName: name })
  const { page } = personA
  const dialog = await openDialog(page)
  const field = dialog.getByRole('combobox', { name: 'Name of a person or a chat' })
  await expect(field).toBeFocused()
  await page.keyboard.type(name.toLowerCase())
  await expect(dialog.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'New chat' }).first()).toBeFocused()

  await page.keyboard.press('Enter')
  await field.fill(name)
  await expect(dialog.getByRole('option', { name })).toBeVisible()
  await field.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(row(page, name)).toHaveAttribute('aria-current', 'page')
  const address = page.url()

  // Looked for again, from the other side of the same search: it is the same chat.
  await page.keyboard.press('Control+k')
  await page.keyboard.type(sofya.username)
  await expect(page.getByRole('option', { name })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(address)
  await expect(row(page, name)).toHaveCount(1)
})

test('[NC2] [NC4] a group is made of several people, and its mistakes are said at their fields', async ({
  personA,
  newPerson,
}) => {
  const group = unique('Kayaks')
  const [anna, boris] = [unique('Anna'), unique('Boris')]
  const annaPerson = await newPerson({ displayName: anna })
  await newPerson({ displayName: boris })
  await annaPerson.page.goto('/')
  const { page } = personA
  const dialog = await openDialog(page)
  await dialog.getByRole('button', { name: 'New group' }).click()
  const name = dialog.getByLabel('Group name')
  await expect(name).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Give the chat a name')).toBeVisible()
  await expect(name).toBeFocused()
  await name.fill('x'.repeat(65))
  await expect(dialog.getByText('Give the chat a name')).toBeHidden()
  await name.press('Enter')
  await expect(dialog.getByText('At most 64 characters')).toBeVisible()
  await name.fill(group)
  await name.press('Enter')
  const people = dialog.getByRole('combobox', { name: 'Add people' })
  await expect(dialog.getByText('Choose at least one person')).toBeVisible()
  await expect(people).toBeFocused()

  for (const person of [anna, boris]) {
    await people.fill(person)
    await expect(dialog.getByRole('option', { name: person })).toBeVisible()
    await people.press('Enter')
    await expect(dialog.getByRole('button', { name: `Remove ${person}` })).toBeVisible()
  }
  await expect(dialog.getByText('2 chosen')).toBeVisible()
  await expect(name).toHaveValue(group)
  await dialog.getByRole('button', { name: `Remove ${boris}` }).click()
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('heading', { name: group })).toBeVisible()
  await expect(row(page, group)).toContainText('You created the chat')
  await expect(row(annaPerson.page, group)).toBeVisible()
})

test.describe('a server that refuses', () => {
  test.use({ allowedConsole: [/503/] })

  test('[NC4] a refusal loses nothing', async ({ personA }) => {
    const name = unique('Club')
    const { page } = personA
    const dialog = await openDialog(page)
    await dialog.getByRole('button', { name: 'New public chat' }).click()
    await page.route('**/api/chats/', (route) => route.fulfill({ status: 503, body: '' }))
    await dialog.getByLabel('Chat name').fill(name)
    await dialog.getByRole('button', { name: 'Create chat' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await expect(dialog.getByLabel('Chat name')).toHaveValue(name)
    await expect(dialog.getByLabel('Chat name')).toBeFocused()

    await page.unroute('**/api/chats/')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name })).toBeVisible()
  })
})

test('[NC3] [CL9] a public chat is found by anybody, from the search and from the dialog', async ({
  personA,
  personB,
}) => {
  const name = unique('Gardeners')
  const chat = await publicChat(personA, name)
  const { page } = personB
  const dialog = await openDialog(page)
  await dialog.getByRole('combobox', { name: 'Name of a person or a chat' }).fill(name.slice(0, 14))
  await dialog.getByRole('option', { name }).click()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await expect(page.getByRole('heading', { name })).toBeVisible()

  await page.goto('/')
  const search = page.getByRole('combobox', { name: 'Search people and chats' })
  await search.fill(name)
  await page.getByRole('group', { name: 'Public chats' }).getByRole('option', { name }).click()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await expect(search).toHaveValue('')
})
