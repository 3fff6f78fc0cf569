import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'

// The browser itself writes a line for each answer of 4xx.
test.use({
  allowedConsole: [/Failed to load resource: (the server responded with a status of 4(00|01|22)|net::ERR_INTER)/],
})

const PASSWORD = 'a kettle on the boil'
const newName = () => `n${randomBytes(5).toString('hex')}`

const password = (page: Page) => page.getByLabel('Password', { exact: true })
const username = (page: Page) => page.getByLabel('Username')
const whoAmI = async (page: Page) => (await page.context().request.get('/api/users/me')).json()

test.describe('registration', () => {
  test('creates an account and enters', async ({ page }) => {
    const name = newName()
    await page.goto('/register')
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
    await page.getByLabel('Name', { exact: true }).fill('Anna K.')
    await username(page).fill(name)
    await password(page).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForURL('/')
    expect(await whoAmI(page)).toMatchObject({ username: name, display_name: 'Anna K.', locale: 'en', theme: 'system' })
  })

  test('moves a look that was chosen before into the account', async ({ page }) => {
    await page.goto('/register')
    await page.getByRole('button', { name: 'Change theme' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await username(page).fill(newName())
    await password(page).fill(PASSWORD)
    await password(page).press('Enter')
    await page.waitForURL('/')
    expect(await whoAmI(page)).toMatchObject({ theme: 'dark' })
  })

  test('says at the field that a name is taken, and keeps what was typed', async ({ page, personA }) => {
    await page.goto('/register')
    await username(page).fill(personA.username.toUpperCase())
    await password(page).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(username(page)).toHaveAccessibleDescription('Taken. Choose another name')
    await expect(username(page)).toBeFocused()
    await expect(password(page)).toHaveValue(PASSWORD)
    await username(page).press('End')
    await username(page).pressSequentially('7')
    await expect(username(page)).not.toHaveAttribute('aria-invalid')
  })

  test('says at the field that a password is guessed first', async ({ page }) => {
    await page.goto('/register')
    await username(page).fill(newName())
    await password(page).fill('qwerty123')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(password(page)).toHaveAccessibleDescription('This password is guessed first. Choose another one')
  })

  test('judges a field when it is left, not while one types, and not when it is empty', async ({ page }) => {
    await page.goto('/register')
    await username(page).focus()
    await password(page).focus()
    await expect(username(page)).not.toHaveAttribute('aria-invalid')

    await username(page).pressSequentially('ab')
    await expect(username(page)).not.toHaveAttribute('aria-invalid')
    await password(page).focus()
    await expect(username(page)).toHaveAccessibleDescription('At least 3 characters')
    await username(page).pressSequentially('c')
    await expect(username(page)).not.toHaveAttribute('aria-invalid')
  })

  test('leads to the first field that is wrong', async ({ page }) => {
    await page.goto('/register')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(username(page)).toHaveAccessibleDescription('Enter your username')
    await expect(password(page)).toHaveAccessibleDescription('Enter your password')
    await expect(username(page)).toBeFocused()
  })

  test('says how strong the password is', async ({ page }) => {
    await page.goto('/register')
    await password(page).fill('ветер2024')
    await expect(password(page)).toHaveAccessibleDescription(/Password strength: ?Weak: add another word/)
    await password(page).fill(PASSWORD)
    await expect(password(page)).toHaveAccessibleDescription(/Excellent/)
  })
})

test.describe('sign-in', () => {
  test('enters, and goes where one wanted to go', async ({ page, personA }) => {
    await page.goto('/sign-in?next=%2Fsettings%2Flanguage')
    await username(page).fill(` ${personA.username} `)
    await password(page).fill(personA.password)
    await password(page).press('Enter')
    await page.waitForURL('/settings/language')
    expect(await whoAmI(page)).toMatchObject({ id: personA.me.id })
  })

  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    test(`does not leave this server for ${next}`, async ({ page, personA }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await username(page).fill(personA.username)
      await password(page).fill(personA.password)
      await password(page).press('Enter')
      await page.waitForURL('/')
    })
  }

  test('says at the form that name or password are wrong, and lets one type the password again', async ({ page }) => {
    await page.goto('/sign-in')
    await username(page).fill('nobody.here')
    await password(page).fill('not the password')
    await page.getByRole('button', { name: 'Log in' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'That username or password did not work' })
    await expect(alert).toBeVisible()
    await expect(password(page)).toBeFocused()
    await expect(password(page)).toHaveAttribute('aria-invalid', 'true')
    await expect(password(page)).toHaveAccessibleDescription(/did not work/)
    await page.keyboard.type('another try')
    await expect(password(page)).toHaveValue('another try')
    await expect(alert).toBeHidden()
  })

  test('keeps the width of its button at work, and sends once', async ({ page, personA }) => {
    await page.goto('/sign-in')
    const button = page.getByRole('button', { name: 'Log in' })
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let sent = 0
    await page.route('/auth/sign-in', async (route) => {
      sent++
      await released
      await route.continue()
    })
    await username(page).fill(personA.username)
    await password(page).fill(personA.password)
    const before = await button.boundingBox()
    await button.click()
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await button.click({ force: true })
    expect(await button.boundingBox()).toEqual(before)
    release()
    await page.waitForURL('/')
    expect(sent).toBe(1)
  })

  test('says that the server cannot be reached', async ({ page, context }) => {
    await page.goto('/sign-in')
    await username(page).fill('anna')
    await password(page).fill('not yet')
    await password(page).blur()
    await page.route('/auth/sign-in', (route) => route.abort('internetdisconnected'))
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'The server cannot be reached' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Log in' })).not.toHaveAttribute('aria-busy')
    expect(context.pages()).toHaveLength(1)
  })

  test('counts down when there were too many tries', async ({ page }) => {
    await page.goto('/sign-in?error=rate_limited&retry_after=2&username=anna')
    const alert = page.getByRole('alert').filter({ hasText: 'Too many tries' })
    await expect(alert).toBeVisible()
    await expect(username(page)).toHaveValue('anna')
    await expect(page.getByText('You can try again now')).toBeVisible()
  })

  test('shows the password, and warns of Caps Lock', async ({ page }) => {
    await page.goto('/sign-in')
    await password(page).fill('visible')
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect(password(page)).toHaveAttribute('type', 'text')
    await page.getByRole('button', { name: 'Hide password' }).click()
    await expect(password(page)).toHaveAttribute('type', 'password')
    await password(page).dispatchEvent('keydown', { key: 'A', modifierCapsLock: true })
    await expect(page.getByText('Caps Lock is on')).toBeVisible()
    await password(page).dispatchEvent('keyup', { key: 'CapsLock', modifierCapsLock: false })
    await expect(page.getByText('Caps Lock is on')).toBeHidden()
  })

  test('is not for who is signed in already', async ({ personA }) => {
    await personA.page.goto('/register')
    await expect(personA.page).toHaveURL('/')
  })

  test('tells password managers what is what', async ({ page }) => {
    await page.goto('/sign-in')
    await expect(username(page)).toHaveAttribute('autocomplete', 'username')
    await expect(password(page)).toHaveAttribute('autocomplete', 'current-password')
    await page.getByRole('tab', { name: 'Sign up' }).click()
    await expect(username(page)).toHaveAttribute('autocomplete', 'username')
    await expect(password(page)).toHaveAttribute('autocomplete', 'new-password')
  })
})

test.describe('the card', () => {
  test('changes its tab without a new page, keeps the name, and knows the back button', async ({ page }) => {
    await page.goto('/sign-in')
    await username(page).fill('anna')
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await page.getByRole('tab', { name: 'Sign up' }).click()
    await expect(page).toHaveURL('/register')
    await expect(page).toHaveTitle('Sign up · Mini Messenger')
    await expect(username(page)).toHaveValue('anna')
    await page.goBack()
    await expect(page).toHaveURL('/sign-in')
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
    await expect(page.locator('body')).toHaveAttribute('data-same-page')
  })

  test('changes its tab by arrow keys', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('tab', { name: 'Log in' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Sign up' })).toBeFocused()
    await expect(page.getByRole('tab', { name: 'Sign up' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
  })

  test('speaks the browser’s language, another one at once, and remembers it', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'ru-RU', baseURL })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
    await expect(page.getByRole('heading', { name: 'С возвращением' })).toBeVisible()
    await page.getByRole('button', { name: 'RU' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page).toHaveTitle('Log in · Mini Messenger')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
    await context.close()
  })

  test('takes the look of the system before the first paint, and another one for good', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('button', { name: 'Change theme' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    const answer = await page.context().request.get('/sign-in')
    expect(await answer.text()).toContain('data-theme="light"')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByRole('button', { name: 'Change theme' }).click()
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', '#150F47')
  })
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a form is sent by the browser, comes back with its error, and enters', async ({ page, personA }) => {
    await page.goto('/sign-in?next=/settings')
    await username(page).fill(personA.username)
    await password(page).fill('not the password')
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByText('That username or password did not work')).toBeVisible()
    await expect(username(page)).toHaveValue(personA.username)
    await expect(password(page)).toHaveValue('')
    await password(page).fill(personA.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.waitForURL('/settings')
    expect(await whoAmI(page)).toMatchObject({ id: personA.me.id })
  })

  test('registration too: its tab is a link, its errors stand at the fields', async ({ page, personA }) => {
    await page.goto('/sign-in')
    await page.getByRole('tab', { name: 'Sign up' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Anna K.')
    await username(page).fill(personA.username)
    await password(page).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(username(page)).toHaveAccessibleDescription('Taken. Choose another name')
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Anna K.')
    const name = newName()
    await username(page).fill(name)
    await password(page).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForURL('/')
    expect(await whoAmI(page)).toMatchObject({ username: name, display_name: 'Anna K.', locale: 'en' })
  })
})
