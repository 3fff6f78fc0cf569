import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '#testing/browser.ts'
import { directChat, say } from '#testing/conversations.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('[CL10] on a phone the list and a chat are pages, and "back" leads to the list', async ({ newPerson }) => {
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const me = await newPerson(PHONE)
  const chat = await directChat(anna, me)
  await say(anna, chat.id, ['Hello'])
  const { page } = me
  await page.goto('/')
  const row = page.getByRole('link', { name: /^Anna Bell/ })
  const dock = page.getByRole('navigation', { name: 'Sections' })
  await expect(dock).toContainText('1 unread message')
  await row.tap()
  await expect(page.getByRole('heading', { name: 'Anna Bell' })).toBeInViewport()
  await expect(row).toBeHidden()
  await expect(dock).toBeHidden()

  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await expect(row).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'Anna Bell' })).toBeHidden()

  await row.tap()
  await page.getByRole('button', { name: /^To the chat list/ }).tap()
  await expect(page).toHaveURL(/\/$/)
  await expect(row).toBeInViewport()
  // The button went back in history, so that there is nothing to come back to from the list but what was before it.
  await page.goForward()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
})

test('[CL10] a chat that was opened by its address has the list behind it', async ({ newPerson, personB }) => {
  const me = await newPerson(PHONE)
  const chat = await directChat(personB, me)
  await me.page.goto(`/chats/${chat.id}`)
  await me.page.getByRole('button', { name: /^To the chat list/ }).tap()
  await expect(me.page).toHaveURL(/\/$/)
  await expect(me.page.getByRole('link', { name: new RegExp(`^${personB.username}`) })).toBeInViewport()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [where, shape] of [
    ['on a phone', PHONE],
    ['on a desktop', {}],
  ] as const) {
    test(`axe finds nothing in the shell ${where}, ${colorScheme}`, async ({ newPerson, personB }) => {
      const me = await newPerson({ ...shape, colorScheme, reducedMotion: 'reduce' })
      const { page } = me
      await say(personB, (await directChat(personB, me)).id, ['Hello'])
      await page.goto('/')
      await expect(page.getByRole('link', { name: /Hello/ })).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await page.getByRole('combobox', { name: 'Search people and chats' }).fill('nobody-of-this-name')
      await expect(page.getByRole('button', { name: 'New chat' }).last()).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })
  }
}
