import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'

// What moves is half transparent for a moment; contrast is judged when it has come.
test.use({ contextOptions: { reducedMotion: 'reduce' }, allowedConsole: [/status of 404/] })

const SIZES = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
]
const SECTIONS = ['profile', 'appearance', 'language']

async function withErrors(page: Page) {
  await page.goto('/register')
  await page.getByLabel('Username').fill('ab')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true')
}

for (const { name, viewport } of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme })

      test('sign-in', async ({ page }) => {
        await page.goto('/sign-in')
        await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
        await expectAccessible(page)
        await page.goto('/sign-in?error=invalid_credentials&username=anna')
        await expect(page.getByText('That username or password did not work')).toBeVisible()
        await expectAccessible(page)
      })

      test('registration, with errors and a weak password', async ({ page }) => {
        await withErrors(page)
        await expectAccessible(page)
      })

      test('a wrong address', async ({ page }) => {
        await page.goto('/no/such/place')
        await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
        await expectAccessible(page)
      })

      test('settings', async ({ newPerson }) => {
        const { page } = await newPerson({ viewport, colorScheme, reducedMotion: 'reduce' })
        await page.goto('/settings')
        await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
        await expectAccessible(page)
        for (const section of SECTIONS) {
          await page.goto(`/settings/${section}`)
          await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
          await expectAccessible(page)
        }
      })
    })
  }
}

test.describe('a narrow window and large text', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  for (const scale of ['100%', '200%']) {
    test(`at ${scale} nothing is cut off or needs sideways scrolling`, async ({ page, newPerson }) => {
      const enlarge = (on: Page) => on.addStyleTag({ content: `html { font-size: ${scale} }` })
      await withErrors(page)
      await enlarge(page)
      await expectNoSidewaysScroll(page)
      const button = page.getByRole('button', { name: 'Create account' })
      await button.scrollIntoViewIfNeeded()
      await expect(button).toBeInViewport({ ratio: 1 })

      const person = await newPerson({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' })
      for (const section of SECTIONS) {
        await person.page.goto(`/settings/${section}`)
        await expect(person.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
        await enlarge(person.page)
        await expectNoSidewaysScroll(person.page)
      }
    })
  }
})

test('with high contrast asked for, quiet text is as dark as the other', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, contrast: 'more' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  const [quiet, secondary] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement)
    return [style.getPropertyValue('--mm-ink-3'), style.getPropertyValue('--mm-ink-2')]
  })
  expect(quiet).toBe(secondary)
  await context.close()
})

test('in forced colours a field and a button keep an edge', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, forcedColors: 'active' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  const edge = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).borderTopWidth)
  expect(await edge('div:has(> input[name="username"])')).not.toBe('0px')
  expect(await edge('button[type="submit"]')).not.toBe('0px')
  await context.close()
})
