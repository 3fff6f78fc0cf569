import { test } from '#testing/browser.ts'

test('a stray console error fails the test', async ({ page }) => {
  test.fail()
  await page.goto('/robots.txt')
  await page.evaluate("console.error('stray')")
})

test('an error nobody caught fails the test', async ({ page }) => {
  test.fail()
  await page.goto('/robots.txt')
  const thrown = page.waitForEvent('pageerror')
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('stray')
    })
  })
  await thrown
})

test.describe('a console error that a test expects', () => {
  test.use({ allowedConsole: [/expected/] })

  test('does not fail it', async ({ page }) => {
    await page.goto('/robots.txt')
    const said = page.waitForEvent('console')
    await page.evaluate("console.error('expected')")
    await said
  })
})

test('a browser that asks for the icon by its old address gets one', async ({ request }) => {
  const answer = await request.get('/favicon.ico')
  test.expect(answer.status()).toBe(200)
  test.expect(answer.headers()['content-type']).toMatch(/^image\//)
})

test('two people are signed in, each in a browser of his own', async ({ personA, personB }) => {
  for (const person of [personA, personB]) {
    const answer = await person.context.request.get('/api/users/me')
    test.expect(await answer.json()).toMatchObject({ id: person.me.id, username: person.username })
  }
  test.expect(personA.me.id).not.toBe(personB.me.id)
})
