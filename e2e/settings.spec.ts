import type { Browser, Page } from '@playwright/test'
import { expect, type Person, test } from '#testing/browser.ts'
import { groupChat } from '#testing/conversations.ts'

const settings = (page: Page) => page.getByRole('dialog')

/** The person signs in on another device, and comes to an address there. */
async function secondDevice(browser: Browser, { username, password, page }: Person, address: string): Promise<Page> {
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const elsewhere = await other.newPage()
  await elsewhere.goto(`/sign-in?next=${address}`)
  await elsewhere.getByLabel('Username').fill(username)
  await elsewhere.getByLabel('Password', { exact: true }).fill(password)
  await elsewhere.getByLabel('Password', { exact: true }).press('Enter')
  await elsewhere.waitForURL(address)
  return elsewhere
}

test('a theme is in effect at once and after a reload, on every device of the person', async ({ personA, browser }) => {
  const { page, context } = personA
  await page.goto('/settings/appearance')
  const elsewhere = await secondDevice(browser, personA, '/settings/appearance')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(elsewhere.getByRole('radio', { name: 'Dark' })).toBeChecked()

  await context.clearCookies({ name: 'theme' })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('meta[name="theme-color"]').first()).toHaveAttribute('content', '#0B0A11')
  await elsewhere.context().close()
})

test('[TH12] the key that sends is swapped at once, on every device of the person, and after a reload', async ({
  personA,
  browser,
}) => {
  const { page } = personA
  const chat = await groupChat(personA, [], 'Two lines')
  await page.goto('/settings/messages')
  const elsewhere = await secondDevice(browser, personA, `/chats/${chat.id}`)
  const swapped = page.getByRole('radio', { name: /^Ctrl\+Enter/ })
  await expect(page.getByRole('radio', { name: /^Enter/ })).toBeChecked()
  await swapped.check()
  await expect.poll(async () => (await (await page.request.get('/api/users/me')).json()).send_key).toBe('ctrl_enter')

  const writesTwoLines = async (at: Page, first: string) => {
    const field = at.getByRole('textbox', { name: 'Message' })
    await at.locator('[data-still]').waitFor({ state: 'detached' })
    await expect(at.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-keyshortcuts', 'Control+Enter')
    await field.fill(first)
    await field.press('Enter')
    await field.pressSequentially('and more')
    await expect(field).toHaveValue(`${first}\nand more`)
    await field.press('Control+Enter')
    await expect(field).toHaveValue('')
    await expect(at.getByRole('article', { name: `, ${first}` })).toContainText('and more')
  }
  await writesTwoLines(elsewhere, 'Elsewhere')

  await page.reload()
  await expect(swapped).toBeChecked()
  await page.goto(`/chats/${chat.id}`)
  await writesTwoLines(page, 'Here')
  await elsewhere.context().close()
})

test('the look of the system is followed while it changes', async ({ personA: { page } }) => {
  await page.goto('/settings/appearance')
  await expect(page.getByRole('radio', { name: 'As in the system' })).toBeChecked()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a language is spoken at once and kept with the account', async ({ personA: { page, context } }) => {
  await page.goto('/settings/language')
  await page.getByRole('radio', { name: 'Русский' }).click()
  await expect(settings(page)).toHaveAccessibleName('Настройки')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect.poll(async () => (await (await context.request.get('/api/users/me')).json()).locale).toBe('ru')
  await context.clearCookies({ name: 'locale' })
  await page.reload()
  await expect(settings(page)).toHaveAccessibleName('Настройки')
})

test.describe('when the server cannot keep a choice', () => {
  test.use({ allowedConsole: [/status of 503/] })
  test('says so, and lets it be in effect here', async ({ personA: { page } }) => {
    await page.goto('/settings/appearance')
    await page.route('/api/users/me', (route) => route.fulfill({ status: 503, json: { code: 'unavailable' } }))
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect(page.getByText('Not saved to your account, in effect here only')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('when the server cannot keep the key that sends', () => {
  test.use({ allowedConsole: [/status of 503/] })
  test('[TH12] says so, and stays with the one that is in effect', async ({ personA: { page } }) => {
    await page.goto('/settings/messages')
    await page.route('/api/users/me', (route) => route.fulfill({ status: 503, json: { code: 'unavailable' } }))
    await page.getByRole('radio', { name: /^Ctrl\+Enter/ }).click()
    await expect(page.getByText('Not saved. Check your connection and choose again')).toBeVisible()
    await expect(page.getByRole('radio', { name: /^Enter/ })).toBeChecked()
  })
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/ERR_INTERNET_DISCONNECTED|socket\.io/] })
  test('says that the other language did not come, and stays with the one that is spoken', async ({
    personA: { page, context },
  }) => {
    await page.goto('/settings/language')
    await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
    await context.setOffline(true)
    await page.getByRole('radio', { name: 'Русский' }).click()
    await expect(page.getByText('The other language did not load')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
    expect((await context.cookies()).find(({ name }) => name === 'locale')?.value).toBe('en')
    await context.setOffline(false)
    expect((await (await context.request.get('/api/users/me')).json()).locale).not.toBe('ru')
  })
})

test('shows who one is', async ({ newPerson }) => {
  const { page, username } = await newPerson({ displayName: 'Anna K.' })
  await page.goto('/settings')
  await expect(settings(page).getByRole('definition').filter({ hasText: 'Anna K.' })).toBeVisible()
  await expect(
    settings(page)
      .getByRole('definition')
      .filter({ hasText: `@${username}` }),
  ).toBeVisible()
  await expect(
    settings(page)
      .getByRole('definition')
      .filter({ hasText: new URL(page.url()).host }),
  ).toBeVisible()
})

test('opens from the dock, closes with Escape, and gives the focus back', async ({ personA: { page } }) => {
  await page.goto('/')
  const opener = page.getByRole('button', { name: 'Settings' })
  await opener.click()
  await expect(settings(page)).toBeVisible()
  await settings(page).getByRole('link', { name: 'Language' }).click()
  await expect(page).toHaveURL('/settings/language')
  await page.keyboard.press('Escape')
  await expect(settings(page)).toBeHidden()
  await expect(page).toHaveURL('/')
  await expect(opener).toBeFocused()
})

test.describe('on a phone', () => {
  test('sections are pages, and back leads to the list', async ({ newPerson }) => {
    const { page } = await newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await page.goto('/settings')
    const appearance = settings(page).getByRole('link', { name: 'Appearance' })
    await appearance.click()
    await expect(page).toHaveURL('/settings/appearance')
    await expect(page.getByRole('radio', { name: 'Light' })).toBeVisible()
    const back = settings(page).getByRole('button', { name: 'Settings' })
    await expect(back).toBeFocused()
    await back.click()
    await expect(page).toHaveURL('/settings')
    await expect(appearance).toBeFocused()
    await settings(page).getByRole('link', { name: 'Chats' }).click()
    await expect(page).toHaveURL('/')
    await expect(settings(page)).toBeHidden()
  })
})

test('signing out asks first, and ends the session', async ({ personA: { page, context } }) => {
  await page.goto('/settings')
  await settings(page).getByRole('button', { name: 'Log out' }).click()
  const question = page.getByRole('alertdialog', { name: 'Log out?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  await settings(page).getByRole('button', { name: 'Log out' }).click()
  await question.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL('/sign-in')
  expect((await context.request.get('/api/users/me')).status()).toBe(401)
})
