import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'
import { waitForFieldTools } from '#testing/field-tools.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Edit message|Сообщение)$/ })
const button = (page: Page) => page.getByRole('button', { name: /^(Emoji|Эмодзи)$/ })
const picker = (page: Page) => page.getByRole('dialog', { name: /^(Emoji|Эмодзи)$/ })
const search = (page: Page) => picker(page).getByRole('searchbox')
const cell = (page: Page, name: string) => picker(page).getByRole('gridcell', { name, exact: true })
const kind = (page: Page, name: string) => picker(page).getByRole('toolbar').getByRole('button', { name })
const offer = (page: Page) => page.getByRole('listbox')

async function openPicker(page: Page): Promise<void> {
  await button(page).click()
  await expect(picker(page).getByRole('gridcell').first()).toBeVisible()
}

test('[EM1] [EM5] one picks several by mouse, at the caret, and the other one sees them', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).origin))
  await field(page).fill('before after')
  for (let step = 0; step < 6; step++) await field(page).press('ArrowLeft')
  await openPicker(page)
  await expect(search(page)).toBeFocused()
  await expectAccessible(page, { popup: true })
  await cell(page, 'grinning face').click()
  await cell(page, 'smiling face with sunglasses').click()
  await expect(field(page)).toHaveValue('before😀😎 after')
  await expect(search(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(picker(page)).toBeHidden()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('!')
  await expect(field(page)).toHaveValue('before😀😎! after')
  await page.keyboard.press('Enter')
  await expect(other.getByRole('article', { name: 'before😀😎! after' })).toBeVisible()
  expect(new Set(fetched)).toEqual(new Set([new URL(page.url()).origin]))
})

test('[EM5] what was picked can be undone as if it had been typed', async ({ personA, personB }) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await field(page).pressSequentially('well')
  await openPicker(page)
  await cell(page, 'grinning face').click()
  await expect(field(page)).toHaveValue('well😀')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(field(page)).toHaveValue('well')
})

test('[EM2] [EM5] by keys alone: search, walk, pick, and Escape gives back one layer each', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['said'])
  const page = await openChat(personA, chat.id)
  await field(page).press('ArrowUp')
  await expect(page.getByText('Edit message')).toBeVisible()
  await openPicker(page)
  await page.keyboard.type('огонь')
  await expect(picker(page).getByRole('gridcell').first()).toHaveText('🔥')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('said🔥')
  await page.keyboard.press('Escape')
  await expect(search(page)).toHaveValue('')
  await expect(picker(page)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'grinning face')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('said🔥😃')
  await page.keyboard.press('Control+End')
  await expect(kind(page, 'Flags')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowUp')
  await expect(search(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('tada')
  await expect(search(page)).toHaveValue('tada')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(picker(page)).toBeHidden()
  await expect(page.getByText('Edit message')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Edit message')).toBeHidden()
})

test('[EM2] what is not there is said, and the wrong layout is forgiven', async ({ personA, personB }) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await openPicker(page)
  await search(page).fill('xqxqxq')
  await expect(picker(page).getByText('Nothing found', { exact: true }).last()).toBeVisible()
  await expectAccessible(page, { popup: true })
  await search(page).fill('jujym')
  await expect(cell(page, 'fire')).toBeVisible()
})

test('[EM3] [EM4] what was used last and the skin tone are there again, and go when one signs out', async ({
  personA,
  personB,
}) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await openPicker(page)
  await expect(kind(page, 'Recent')).toHaveCount(0)
  await picker(page).getByRole('button', { name: 'Skin tone: none' }).click()
  await expect(page.getByRole('radio', { name: 'none' })).toBeFocused()
  await expectAccessible(page, { popup: true })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(picker(page).getByRole('button', { name: 'Skin tone: medium light' })).toBeFocused()
  await search(page).fill('waving hand')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('👋🏼')
  await page.reload()
  await openPicker(page)
  await expect(picker(page).getByRole('rowheader').first()).toHaveText('Recent')
  await expect(picker(page).getByRole('gridcell').first()).toHaveText('👋🏼')
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('messenger-emoji-')))
  expect(await keys()).toHaveLength(2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL('**/sign-in')
  expect(await keys()).toEqual([])
})

test('[EM5] kinds lead to their emoji and follow the scrolling', async ({ personA, personB }) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await openPicker(page)
  await expect(kind(page, 'Smileys and people')).toHaveAttribute('aria-current', 'true')
  await kind(page, 'Flags').click()
  await expect(cell(page, 'chequered flag')).toBeVisible()
  await expect(kind(page, 'Flags')).toHaveAttribute('aria-current', 'true')
  await cell(page, 'chequered flag').hover()
  await page.mouse.wheel(0, -100_000)
  await expect(cell(page, 'grinning face')).toBeVisible()
  await expect(kind(page, 'Smileys and people')).toHaveAttribute('aria-current', 'true')
  // What is out of sight is not in the document.
  expect(await picker(page).getByRole('gridcell').count()).toBeLessThan(250)
})

test('[EM5] a press elsewhere closes it, and so does its button', async ({ personA, personB }) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await openPicker(page)
  await expect(button(page)).toHaveAttribute('aria-expanded', 'true')
  await button(page).click()
  await expect(picker(page)).toBeHidden()
  await expect(field(page)).toBeFocused()
  await openPicker(page)
  await page.mouse.click(700, 40)
  await expect(picker(page)).toBeHidden()
})

test('[EM6] a name is completed by keys and by mouse, and Escape closes the list alone', async ({
  personA,
  personB,
}) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await field(page).pressSequentially('so :tad')
  await expect(offer(page).getByRole('option').first()).toHaveText(/party popper/)
  await expect(field(page)).toHaveAttribute('aria-activedescendant', /.+/)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('so 🎉')
  await expect(offer(page)).toBeHidden()
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.type(' :огон')
  await expect(offer(page).getByRole('option', { selected: true })).toHaveText(/fire/)
  await page.keyboard.press('ArrowDown')
  await expect(offer(page).getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  await expect(field(page)).toHaveValue('so 🎉 🔥')
  await page.keyboard.type(' :heart')
  await offer(page).getByRole('option').first().click()
  await expect(field(page)).toHaveValue('so 🎉 🔥 ❤️')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(' :smi')
  await expect(offer(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(offer(page)).toBeHidden()
  await page.keyboard.type('l')
  await expect(field(page)).toHaveValue('so 🎉 🔥 ❤️ :smil')
  await expect(offer(page)).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: ':smil' })).toBeVisible()
})

test('[EM6] a name between colons becomes its emoji at once, and Backspace brings the name back', async ({
  personA,
  personB,
}) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await waitForFieldTools(page)
  await field(page).pressSequentially(':fire:')
  await expect(field(page)).toHaveValue('🔥')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue(':fire:')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue(':fire')
})

test('[EM7] a smiley becomes an emoji after a space, and Backspace brings back what was typed', async ({
  personA,
  personB,
}) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await waitForFieldTools(page)
  await field(page).pressSequentially('hi :)')
  await expect(field(page)).toHaveValue('hi :)')
  await page.keyboard.press('Space')
  await expect(field(page)).toHaveValue('hi 🙂 ')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('hi :) ')
  await page.keyboard.type('<3 x')
  await expect(field(page)).toHaveValue('hi :) ❤️ x')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('hi :) ❤️ ')
})

test('[EM6] while an input method composes nothing is offered', async ({ personA, personB }) => {
  const page = await openChat(personA, (await directChat(personA, personB)).id)
  await field(page).pressSequentially('x ')
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: ':fire', selectionStart: 5, selectionEnd: 5 })
  await expect(field(page)).toHaveValue('x :fire')
  await expect(offer(page)).toBeHidden()
  await input.send('Input.insertText', { text: ':fire' })
  await expect(field(page)).toHaveValue('x :fire')
})

test.describe('in Russian', () => {
  test('[EM1] [EM2] names are Russian, English words find them too, and short names are understood', async ({
    newPerson,
    personB,
  }) => {
    const me = await newPerson({ locale: 'ru-RU' })
    await me.context.addCookies([
      { name: 'locale', value: 'ru', url: new URL(test.info().project.use.baseURL ?? '').href },
    ])
    const page = await openChat(me, (await directChat(me, personB)).id)
    await openPicker(page)
    await expect(picker(page).getByRole('rowheader').first()).toHaveText('Смайлы и люди')
    await search(page).fill('fire')
    await expect(cell(page, 'огонь')).toBeVisible()
    await expectAccessible(page, { popup: true })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await field(page).pressSequentially(':хлопушк')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('🎉')
  })
})

for (const width of [320, 390]) {
  test(`[EM5] on a phone ${width} px wide the picker stands under the field, without a keyboard`, async ({
    newPerson,
    personB,
  }) => {
    const me = await newPerson({ ...PHONE, viewport: { width, height: 700 } })
    const chat = await directChat(me, personB)
    await say(personB, chat.id, ['the last line'])
    const page = await openChat(me, chat.id)
    await button(page).tap()
    await expect(picker(page).getByRole('gridcell').first()).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expect(field(page)).toHaveAttribute('inputmode', 'none')
    const [above, below] = [await field(page).boundingBox(), await picker(page).boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    expect((below?.y ?? 0) + (below?.height ?? 0)).toBeLessThanOrEqual(700.5)
    await expect(page.getByRole('article', { name: 'the last line' })).toBeInViewport()
    const box = await cell(page, 'grinning face').boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    await cell(page, 'grinning face').tap()
    await cell(page, 'grinning face').tap()
    await expect(field(page)).toHaveValue('😀😀')
    await expect(field(page)).toBeFocused()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Send' }).tap()
    await expect(page.getByRole('article', { name: '😀😀' })).toBeVisible()
    await field(page).tap()
    await expect(picker(page)).toBeHidden()
    await expect(field(page)).not.toHaveAttribute('inputmode')
  })
}

const reactions = (page: Page) => page.getByRole('dialog', { name: 'Choose a reaction' })

test('[RX1] [RX6] any emoji is a reaction: by the button beside a message, and by keys from its menu', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['look'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  const bubble = (at: Page) => at.getByRole('article', { name: ', look' })
  await bubble(page).hover()
  await page.getByRole('button', { name: 'Choose a reaction' }).click()
  await expect(reactions(page).getByRole('gridcell').first()).toBeVisible()
  await expectAccessible(page, { popup: true })
  await page.keyboard.type('волна')
  await reactions(page).getByRole('gridcell', { name: 'water wave', exact: true }).click()
  await expect(reactions(page)).toBeHidden()
  await expect(other.getByRole('button', { name: /^🌊 1/ })).toBeVisible()
  await expect(bubble(page)).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Choose a reaction' }).click()
  await expect(reactions(page).getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('tada')
  await page.keyboard.press('Enter')
  await expect(other.getByRole('button', { name: /^🎉 1/ })).toBeVisible()
  await bubble(page).hover()
  await page.getByRole('button', { name: 'Choose a reaction' }).click()
  await expect(reactions(page).getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(reactions(page)).toBeHidden()
  await expect(bubble(page)).toBeFocused()
})

test('[RX6] on a phone the picker of reactions is a sheet', async ({ newPerson, personB }) => {
  const me = await newPerson(PHONE)
  const chat = await directChat(me, personB)
  await say(personB, chat.id, ['look'])
  const [page, other] = [await openChat(me, chat.id), await openChat(personB, chat.id)]
  await page.getByRole('article', { name: ', look' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Choose a reaction' }).tap()
  await reactions(page).getByRole('gridcell', { name: 'grinning face', exact: true }).tap()
  await expect(reactions(page)).toBeHidden()
  await expect(other.getByRole('button', { name: /^😀 1/ })).toBeVisible()
})
