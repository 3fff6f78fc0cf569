import { expect, test } from '#testing/browser.ts'

test('[SES10] signing out ends the session and has the browser forget what it kept, without a script', async ({
  personA,
}) => {
  const { page, context } = personA
  await page.goto('/docs')
  await page.evaluate(async () => {
    localStorage.setItem('kept', 'yes')
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('kept')
      opening.onsuccess = () => resolve(opening.result.close())
      opening.onerror = reject
    })
  })
  await page.setContent(
    '<link rel="icon" href="/icon.svg"><form method="post" action="/auth/sign-out"><input name="next" value="/sign-in"><button>Out</button></form>',
  )
  await page.getByRole('button', { name: 'Out' }).click()
  await page.waitForURL('**/sign-in')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('kept'))).toBeNull()
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  expect((await context.request.get('/api/users/me')).status()).toBe(401)
})
