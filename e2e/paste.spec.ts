import type { Page } from '@playwright/test'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, openChat } from '#testing/conversations.ts'
import { waitForFieldTools } from '#testing/field-tools.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })

/** A chat whose field has the focus, in a browser whose clipboard a test may fill. */
async function writing(person: Person, other: Person): Promise<Page> {
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = await directChat(person, other)
  const page = await openChat(person, chat.id)
  await waitForFieldTools(page)
  return page
}

const copied = (page: Page, html: string, plain: string) =>
  page.evaluate(
    async ([rich, words]) => {
      const blob = (text: string, type: string) => new Blob([text], { type })
      const item = { 'text/html': blob(rich, 'text/html'), 'text/plain': blob(words, 'text/plain') }
      await navigator.clipboard.write([new ClipboardItem(item)])
    },
    [html, plain] as const,
  )

/** Pastes as another program would: browsers clean what pages put on the clipboard. */
const pasteRaw = (page: Page, html: string) =>
  field(page).evaluate((element, rich) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', rich)
    clipboardData.setData('text/plain', 'as it stands')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

test('[FM18] what is pasted keeps its looks; with Shift it is pasted as it stands', async ({ personA, personB }) => {
  const page = await writing(personA, personB)
  const html =
    '<p>See <b>the map</b> at <a href="https://example.org/m">this place</a>, <i>not <u>before</u> six</i> </p>'
  await copied(page, html, 'See the map at this place, not before six')
  await page.keyboard.press('ControlOrMeta+v')
  const marked = 'See **the map** at [this place](https://example.org/m), *not __before__ six*'
  await expect(field(page)).toHaveValue(marked)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page)).toHaveValue('')
  await page.keyboard.press('ControlOrMeta+Shift+v')
  await expect(field(page)).toHaveValue('See the map at this place, not before six')
  await field(page).fill('')
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.press('Enter')
  const article = page.getByRole('article', { name: 'See the map at this place' })
  await expect(article.locator('strong')).toHaveText('the map')
  await expect(article.getByRole('link', { name: 'this place' })).toBeVisible()
})

const LOOKS = [
  [
    'a page',
    '<h2>Plan</h2><p>One <strong> two </strong>three.</p><p>Four</p><hr>',
    '**Plan**\n\nOne **two** three.\n\nFour',
  ],
  [
    'lists',
    '<ul><li>milk</li><li><b>bread</b><ul><li>rye</li></ul></li></ul><ol start="3"><li>c</li><li>d</li></ol>',
    '- milk\n- **bread**\n- rye\n3. c\n4. d',
  ],
  ['a quote', '<blockquote><p>one</p><p>two</p></blockquote>and <code>a*b</code>', '> one\n> two\nand `a*b`'],
  ['code in a text', '<p>so:</p><pre>if (a)\n  b()\n</pre>', 'so:\n\n```\nif (a)\n  b()\n```'],
  [
    'a document of another program',
    '<b style="font-weight:normal"><span style="font-weight:700">bold</span> <span style="font-style:italic;text-decoration:line-through">gone</span></b>',
    '**bold** *~~gone~~*',
  ],
  ['bold inside of bold', '<b>a <strong>b</strong> c</b>', '**a b c**'],
  [
    'a dangerous page',
    '<img src=x onerror="document.title=1"><script>document.title=2</script><style>b{}</style><a href="javascript:alert(1)"><b>press</b></a>',
    '**press**',
  ],
] as const

test('[FM18] the looks of what other programs copy', async ({ personA, personB }) => {
  const page = await writing(personA, personB)
  for (const [what, html, text] of LOOKS) {
    await field(page).fill('')
    await pasteRaw(page, html)
    await expect(field(page), what).toHaveValue(text)
  }
  await expect(page).not.toHaveTitle(/^[12]$/)
})

test('[FM18] without looks, and from an editor of code, the browser pastes by itself', async ({ personA, personB }) => {
  const page = await writing(personA, personB)
  for (const html of [
    '<p>plain</p><div>words</div>',
    '<div style="white-space: pre"><b>const</b> a</div>',
    '<pre><b>x</b></pre>',
  ]) {
    const left = await field(page).evaluate((element, rich) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', rich)
      return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)
    expect(left).toBe(true)
  }
  await expect(field(page)).toHaveValue('')
})
