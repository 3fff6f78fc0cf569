import { expect, test } from '#testing/browser.ts'

// Trying a call without credentials is answered 401, which the browser reports.
test.use({ allowedConsole: [/status of 401/] })

test('the documentation of the API can be read and tried, with nothing from elsewhere', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${baseURL}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) foreign.push(url)
  })
  await page.goto('/docs')
  await expect(page.getByRole('heading', { name: /Mini Messenger/ })).toBeVisible()
  for (const path of ['/api/users/login', '/api/chats/', '/api/messages/{chat_id}']) {
    await expect(page.locator(`[data-path="${path}"]`).first()).toBeVisible()
  }

  await page.locator('#operations-Users-getMe').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/users/me'))
  await page.getByRole('button', { name: 'Execute' }).click()
  expect((await answered).status()).toBe(401)
  await expect(page.locator('#operations-Users-getMe .responses-table.live-responses-table')).toContainText(
    'Not authenticated',
  )
  expect(foreign).toEqual([])
})
