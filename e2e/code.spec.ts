import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'

const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``
const CODE = "const six = 'half' // of twelve\nif (six === 6) stop()"
const ALL = `${CODE}\n@tag({ a: 1 }) class Thing {}`
const pieces = (page: Page, kind: string) => page.locator(`pre [data-code=${kind}]`)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[FM16] code has colours for who wrote it and who reads it, after an edit too, ${colorScheme}`, async ({
    newPerson,
  }) => {
    const [anna, boris] = [await newPerson({ colorScheme }), await newPerson({ colorScheme })]
    const chat = await directChat(anna, boris)
    await say(anna, chat.id, [fenced('ts', ALL), fenced('diff', '+ added\n- removed'), fenced('', 'const plain = 1')])
    for (const person of [anna, boris]) {
      const page = await openChat(person, chat.id)
      await expect(pieces(page, 'keyword')).toHaveText(['const', 'if', 'class'])
      await expect(pieces(page, 'string')).toHaveText(["'half'"])
      await expect(pieces(page, 'comment')).toHaveText(['// of twelve'])
      await expect(pieces(page, 'added')).toHaveText(['+ added'])
      await expect(pieces(page, 'removed')).toHaveText(['- removed'])
      await expect(page.locator('pre').first()).toHaveText(ALL, { useInnerText: true })
      await expect(page.locator('pre').last().locator('[data-code]')).toHaveCount(0)
      await expectAccessible(page)
    }
    const { page } = anna
    await page.getByRole('textbox', { name: 'Message' }).press('ArrowUp')
    await expect(page.getByText('Edit message')).toBeVisible()
    await page.getByRole('textbox', { name: 'Message' }).fill(fenced('py', 'def edited(): return None'))
    await page.keyboard.press('Enter')
    await expect(boris.page.locator('pre').last()).toHaveText('def edited(): return None')
    await expect(boris.page.locator('pre').last().locator('[data-code=keyword]')).toHaveText(['def', 'return', 'None'])
  })
}

test('[FM16] code that is hard for its grammar stays plain, holds up nobody, and the next one has its colours', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  const hard = '[]('.repeat(2600)
  await say(personB, chat.id, [fenced('markdown', hard), fenced('ts', CODE)])
  const page = await openChat(personA, chat.id)
  await page.getByRole('textbox', { name: 'Message' }).fill('Still here')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Still here, sent' })).toBeVisible()
  await expect(pieces(page, 'keyword')).toHaveText(['const', 'if'])
  await expect(page.locator('pre').first()).toHaveText(hard)
})

test.describe('where workers cannot be fetched', () => {
  test.use({ allowedConsole: [/ERR_FAILED|worker/i] })

  test('[FM16] code is there without its colours', async ({ personA, personB }) => {
    await personA.context.route(/turbopack-worker/, (route) => route.abort())
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, [fenced('ts', CODE), fenced('ts', `${CODE}\n`)])
    const page = await openChat(personA, chat.id)
    const failed = page.waitForEvent('requestfailed', {
      predicate: (request) => /turbopack-worker/.test(request.url()),
    })
    await page.reload()
    await failed
    await expect(page.locator('pre').first()).toHaveText(CODE, { useInnerText: true })
    await expect(page.locator('[data-code]')).toHaveCount(0)
  })
})
