import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, readAll, say } from '#testing/conversations.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Сообщение)$/ })
const offer = (page: Page) => page.getByRole('listbox')
const options = (page: Page) => offer(page).getByRole('option')
const log = (page: Page) => page.getByRole('log')
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const row = (page: Page, name: string) => page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name })
const next = (page: Page) => page.getByRole('button', { name: /To the next one$/ })

/** The ground behind a word, and that of a token of the design. */
const ground = (words: Locator) => words.evaluate((element) => getComputedStyle(element).backgroundColor)
const token = (page: Page, name: string) =>
  page.evaluate((value) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.backgroundColor = `var(${value})`
    const color = getComputedStyle(probe).backgroundColor
    probe.remove()
    return color
  }, name)

/** Anna's group with Boris and Clara in it, who spoke in this order. */
async function circle(newPerson: (options: { displayName: string }) => Promise<Person>) {
  const [anna, boris, clara] = [
    await newPerson({ displayName: 'Anna Stone' }),
    await newPerson({ displayName: 'Boris Hill' }),
    await newPerson({ displayName: 'Клара Берг' }),
  ]
  const chat = await groupChat(anna, [boris, clara], 'Circle')
  await say(clara, chat.id, ['Hello'])
  await say(boris, chat.id, ['Good morning'])
  await readAll(boris, chat.id)
  return { anna, boris, clara, chat }
}

test('[MN5] [MN7] whom one types after an at sign is offered, called, and sees it', async ({ newPerson }) => {
  const { anna, boris, clara, chat } = await circle(newPerson)
  const page = await openChat(anna, chat.id)
  const other = boris.page
  await other.goto('/')
  await field(page).pressSequentially('Hi @')
  await expect(options(page)).toHaveText([/Everybody in the chat@all/, /Boris Hill/, /Клара Берг/])
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page, { popup: true })
  await field(page).pressSequentially('klara')
  await expect(options(page)).toHaveText([/Клара Берг/])
  for (let step = 0; step < 5; step++) await page.keyboard.press('Backspace')
  await field(page).pressSequentially('hi')
  await expect(options(page)).toHaveText([/Boris Hill/])
  await page.keyboard.press('Tab')
  await expect(field(page)).toHaveValue(`Hi @${boris.username} `)
  await expect(offer(page)).toBeHidden()
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('Hi @hi')
  await page.keyboard.press('Backspace')
  await expect(options(page)).toHaveText([/Boris Hill/])
  await page.keyboard.press('Escape')
  await expect(offer(page)).toBeHidden()
  for (let step = 0; step < 2; step++) await page.keyboard.press('Backspace')
  await field(page).pressSequentially('@bo')
  await options(page).first().click()
  await expect(field(page)).toBeFocused()
  await field(page).pressSequentially(`and @${clara.username}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')

  const said = `Hi @${boris.username} and @${clara.username}`
  await expect(bubble(page, said)).toBeVisible()
  await expect(row(other, 'Circle')).toHaveAccessibleName(/you are mentioned\b.*1 unread message$/)
  await expect(row(page, 'Circle')).not.toHaveAccessibleName(/mentioned/)
  await openChat(boris, chat.id)
  const names = (on: Page, { username }: Person) => log(on).getByText(`@${username}`, { exact: true })
  await expect(names(other, boris)).toBeVisible()
  await expect.poll(() => ground(names(other, boris))).toBe(await token(other, '--mm-apricot-soft'))
  await expect.poll(() => ground(names(other, clara))).toBe(await token(other, '--mm-accent-soft'))
  await expect.poll(() => ground(names(page, boris))).toBe(await token(page, '--mm-accent-soft'))
  await expectAccessible(other)
  await expect(row(other, 'Circle')).not.toHaveAccessibleName(/mentioned|unread/)
})

test('[MN3] who may not call everybody is not offered it, and writes words', async ({ newPerson }) => {
  const { anna, boris, chat } = await circle(newPerson)
  const page = await openChat(boris, chat.id)
  await field(page).pressSequentially('@')
  await expect(options(page)).toHaveText([/Клара Берг/, /Anna Stone/])
  await field(page).fill('@all come')
  await page.keyboard.press('Enter')
  await openChat(anna, chat.id)
  await expect(bubble(anna.page, '@all come')).toBeVisible()
  await expect(log(anna.page).getByText('@all', { exact: true })).toHaveCount(0)
  await field(anna.page).fill('@all, now')
  await anna.page.keyboard.press('Enter')
  await expect(log(page).getByText('@all', { exact: true })).toBeVisible()
  await expect
    .poll(() => ground(log(page).getByText('@all', { exact: true })))
    .toBe(await token(page, '--mm-apricot-soft'))
})

test('[MN4] [MN8] the button leads from one to the next, on all devices alike, and after a reload', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const { anna, boris, chat } = await circle(newPerson)
  const aside = await directChat(anna, boris)
  const call = `@${boris.username}`
  const lines = Array.from({ length: 90 }, (_, at) => ([30, 60, 85].includes(at) ? `${call} ${at}` : `No. ${at}`))
  await say(anna, chat.id, lines)
  await say(anna, aside.id, ['Elsewhere'])
  const phone = await browser.newContext({ baseURL, storageState: await boris.context.storageState() })
  const elsewhere = await phone.newPage()
  await elsewhere.goto('/')
  await expect(row(elsewhere, 'Circle')).toHaveAccessibleName(/3 mentions of you\b.*90 unread messages$/)

  const page = await openChat(boris, chat.id)
  await expect(next(page)).toHaveAccessibleName(/^3 mentions/)
  await expectAccessible(page)
  await next(page).click()
  await expect(bubble(page, `${call} 30`)).toBeInViewport()
  await expect(next(page)).toHaveAccessibleName(/^2 mentions/)
  await expect(row(elsewhere, 'Circle')).toHaveAccessibleName(/2 mentions of you/)
  await page.reload()
  await expect(next(page)).toHaveAccessibleName(/^2 mentions/)
  await next(page).click()
  await expect(bubble(page, `${call} 60`)).toBeInViewport()
  await next(page).click()
  await expect(bubble(page, `${call} 85`)).toBeInViewport()
  await expect(next(page)).toHaveCount(0)
  await expect(row(elsewhere, 'Circle')).not.toHaveAccessibleName(/mention/)
  await phone.close()
})

test.describe('when one of them is offline', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })
  test('[MN6] [MN8] an edit calls and takes back, also whom it finds offline; a right click reads them all', async ({
    newPerson,
  }) => {
    const { anna, boris, chat } = await circle(newPerson)
    const aside = await directChat(anna, boris)
    const call = `@${boris.username}`
    const other = await openChat(boris, aside.id)
    const page = await openChat(anna, chat.id)
    const edit = async (text: string) => {
      await field(page).press('ArrowUp')
      const editing = page.getByRole('textbox', { name: 'Edit message' })
      await editing.fill(text)
      await page.keyboard.press('Enter')
      await expect(bubble(page, `${text}, edited`)).toBeVisible()
    }
    await field(page).fill('nobody')
    await page.keyboard.press('Enter')
    await expect(row(other, 'Circle')).toHaveAccessibleName(/1 unread message$/)
    await expect(row(other, 'Circle')).not.toHaveAccessibleName(/mentioned/)
    await edit(`${call}, you too`)
    await expect(row(other, 'Circle')).toHaveAccessibleName(/you are mentioned/)
    await boris.context.setOffline(true)
    await edit('nobody again')
    await boris.context.setOffline(false)
    await expect(row(other, 'Circle')).not.toHaveAccessibleName(/mentioned/)

    await say(anna, chat.id, [...Array.from({ length: 60 }, (_, at) => `No. ${at}`), call, 'after'])
    await openChat(boris, chat.id)
    await expect(next(other)).toHaveAccessibleName(/^1 mention\b/)
    await next(other).click({ button: 'right' })
    await expect(next(other)).toHaveCount(0)
    await expect(row(other, 'Circle')).toHaveAccessibleName(/1 unread message$/)
  })
})

test('[MN7] [MN8] on a phone, in Russian: offered above the field, and within the reach of a thumb', async ({
  newPerson,
}) => {
  const [anna, boris] = [
    await newPerson({ displayName: 'Анна', locale: 'ru-RU', ...PHONE }),
    await newPerson({ displayName: 'Борис Холмов' }),
  ]
  const chat = await groupChat(anna, [boris], 'Круг')
  await say(boris, chat.id, [...Array.from({ length: 40 }, (_, at) => `№ ${at}`), `@${anna.username}, ау`])
  const page = await openChat(anna, chat.id)
  await expect(page.getByRole('button', { name: '1 упоминание. К следующему' })).toBeInViewport()
  await page.getByRole('button', { name: '1 упоминание. К следующему' }).tap()
  await expect(bubble(page, `@${anna.username}, ау`)).toBeInViewport()
  await field(page).pressSequentially('@')
  await expect(options(page)).toHaveText([/Все в чате@все/, /Борис Холмов/])
  await field(page).pressSequentially('[jk')
  await expect(options(page)).toHaveText([/Борис Холмов/])
  await expectNoSidewaysScroll(page)
  await expectAccessible(page, { popup: true })
  await options(page).first().tap()
  await expect(field(page)).toHaveValue(`@${boris.username} `)
})
