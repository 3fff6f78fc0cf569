import { expect, test } from '#testing/browser.ts'

const settings = (page: import('@playwright/test').Page) => page.getByRole('dialog')

test('a theme is in effect at once and after a reload, on every device of the person', async ({
  personA,
  browser,
  baseURL,
}) => {
  const { page, context, username, password } = personA
  const other = await browser.newContext({ baseURL })
  const elsewhere = await other.newPage()
  await elsewhere.goto('/sign-in?next=/settings/appearance')
  await elsewhere.getByLabel('Username').fill(username)
  await elsewhere.getByLabel('Password', { exact: true }).fill(password)
  await elsewhere.getByLabel('Password', { exact: true }).press('Enter')
  await elsewhere.waitForURL('/settings/appearance')

  await page.goto('/settings/appearance')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(elsewhere.getByRole('radio', { name: 'Dark' })).toBeChecked()

  await context.clearCookies({ name: 'theme' })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('meta[name="theme-color"]').first()).toHaveAttribute('content', '#0B0A11')
  await other.close()
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
