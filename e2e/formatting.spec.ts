import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'
import { waitForFieldTools } from '#testing/field-tools.ts'

const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Сообщение)$/ })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: text })

test('[FM1] [FM6] [FM11] [FM13] what is marked is shown as meant on both sides, and read without its marks', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await field(page).fill('**Important**: *soft*, ~~no~~, `a*b*c` and [the map](https://example.org/map)')
  await field(page).press('Enter')
  for (const each of [page, other]) {
    const article = bubble(each, ', Important: soft, no, a*b*c and the map')
    await expect(article.locator('strong')).toHaveText('Important')
    await expect(article.locator('em')).toHaveText('soft')
    await expect(article.locator('s')).toHaveText('no')
    await expect(article.locator('code')).toHaveText('a*b*c')
    const link = article.getByRole('link', { name: 'the map' })
    await expect(link).toHaveAttribute('href', 'https://example.org/map')
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expectAccessible(each)
  }
  await expect(
    other.getByRole('option').or(other.getByRole('link')).filter({ hasText: 'Important: soft' }).first(),
  ).toBeVisible()
  await page.reload()
  await expect(page.locator('article strong')).toHaveText('Important')
})

test('[FM12] [FM13] what is hidden shows by a key, and nowhere before', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['It was ||the gardener||!'])
  const page = await openChat(personA, chat.id)
  const article = bubble(page, ', It was ▒▒▒!')
  const hidden = article.getByRole('button', { name: 'Hidden text. Show it' })
  await expect(hidden).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByText('It was ▒▒▒!').first()).toBeVisible()
  await hidden.focus()
  await page.keyboard.press('Enter')
  await expect(hidden).toBeHidden()
  await expect(article).toContainText('It was the gardener!')
})

test('[FM8] [FM9] [FM11] code keeps its lines and is copied as it is, in Russian, on a phone', async ({
  newPerson,
  personB,
}) => {
  const person = await newPerson({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'ru-RU',
  })
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = await directChat(person, personB)
  const code = 'if (a < b) {\n  **no**()\n}'
  await say(personB, chat.id, [`> was\n- one\n- two\n\`\`\`ts\n${code}\n\`\`\`\nend`])
  const page = await openChat(person, chat.id)
  const article = page.getByRole('article', { name: ', was' })
  await expect(article.locator('blockquote')).toHaveText('was')
  await expect(article.getByRole('listitem')).toHaveText([/one/, /two/])
  await expect(article.locator('pre')).toHaveText(code, { useInnerText: true })
  await expectAccessible(page)
  await article.getByRole('button', { name: 'Скопировать код' }).tap()
  await expect(page.getByText('Скопировано')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
})

test('[FM6] [FM11] hostile text is text', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const hostile = [
    '<img src=x onerror=alert(1)> **<script>alert(2)</script>**',
    '[press](javascript:alert(3)) `<b>` ||<i onmouseover=alert(4)>||',
    `${'*_~|`[]('.repeat(990)}`,
  ]
  await say(personB, chat.id, hostile)
  const page = await openChat(personA, chat.id)
  await expect(page.getByRole('article')).toHaveCount(hostile.length)
  await expect(bubble(page, 'onerror').locator('strong')).toHaveText('<script>alert(2)</script>')
  await expect(page.locator('article img, article script, article b, article i, article a')).toHaveCount(0)
})

test('[FM6] [FM11] fifty thousand characters of it run nothing and lead nowhere', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const units = [
    '<img src=x onerror=alert(1)>**',
    '[a](javascript:alert(2)) ',
    '**a*_b~~||`c',
    '[a](http://x.y/',
    '||<svg onload=alert(3)>|| ',
    '> - 1. <b>',
    `@${personA.username} http://x.y/"onclick=alert(4) `,
  ]
  const texts = units.map((unit) =>
    unit
      .repeat(Math.ceil(7_500 / unit.length))
      .slice(0, 7_500)
      .trim(),
  )
  expect(texts.join('').length).toBeGreaterThan(50_000)
  const { page } = personA
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await openChat(personA, chat.id)
  await say(personB, chat.id, texts)
  await expect(page.getByRole('article')).toHaveCount(texts.length)
  await expect(page.locator('article :is(img, script, svg[onload], b, [onclick], [onerror])')).toHaveCount(0)
  const leadsTo = () =>
    page
      .locator('article a')
      .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).protocol))])
  await expect.poll(leadsTo).toEqual(['http:'])
  await expect(page.locator('article :is(img, script, svg[onload], b, [onclick], [onerror])')).toHaveCount(0)
  expect(dialogs).toEqual([])
})

test('[FM14] [FM15] keys mark what is selected, a pasted address makes a link of it, and both can be undone', async ({
  personA,
  personB,
}) => {
  await personA.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await waitForFieldTools(page)
  await field(page).pressSequentially('see the map')
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Control+b')
  await expect(field(page)).toHaveValue('see the **map**')
  await page.keyboard.press('Control+b')
  await expect(field(page)).toHaveValue('see the map')
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/map'))
  await page.keyboard.press('Control+v')
  await expect(field(page)).toHaveValue('see the [map](https://example.org/map)')
  await page.keyboard.press('Control+z')
  await expect(field(page)).toHaveValue('see the map')
})
