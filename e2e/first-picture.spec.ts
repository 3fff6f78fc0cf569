import type { Page } from '@playwright/test'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, groupChat, pointAtThread, readAll, say } from '#testing/conversations.ts'
import { guardSockets } from '#testing/guard-sockets.ts'

/** Texts of very different heights. */
const story = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index + 1}. ${'word '.repeat((index * 7) % 40)}`.trim())

const log = (page: Page) => page.getByRole('log')
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })

/** Opens a chat whose scripts wait until they are let go. */
async function openStill({ page }: Person, chatId: number): Promise<() => void> {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await gone
    await route.continue()
  })
  await page.goto(`/chats/${chatId}`, { waitUntil: 'commit' })
  await expect(page.getByRole('article').last()).toBeAttached()
  return letGo
}

/** The scroller has taken the list over. */
async function isAlive(page: Page): Promise<void> {
  await expect(page.locator('[data-still]')).toHaveCount(0)
}

/** Upper edges of the messages on screen by their seq, and of the divider. */
const places = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[role="log"] [data-seq], [role="log"] [data-divider]')]
        .map((row): [string, number] => [row.dataset.seq ?? 'divider', row.getBoundingClientRect().top])
        .filter(([, top]) => top > 0 && top < innerHeight),
    ),
  )

async function expectSamePlaces(page: Page, before: Record<string, number>): Promise<void> {
  const after = await places(page)
  for (const [row, top] of Object.entries(before)) {
    expect(Math.abs((after[row] ?? Number.NaN) - top), `row ${row}`).toBeLessThanOrEqual(1)
  }
}

/** What has moved by itself since the page began, and how far. */
const shifts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        type Shift = PerformanceEntry & {
          value: number
          hadRecentInput: boolean
          sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
        }
        const edges = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
        const told = ({ value, startTime, sources }: Shift) =>
          [`${value.toFixed(4)} after ${Math.round(startTime)} ms`]
            .concat(
              sources.map(({ node, previousRect, currentRect }) => {
                const what = node instanceof Element ? node.outerHTML : node?.textContent
                return `${what?.slice(0, 120)}: ${edges(previousRect)} -> ${edges(currentRect)}`
              }),
            )
            .join('\n')
        new PerformanceObserver((list) => {
          const found = list.getEntries() as Shift[]
          resolve(found.filter(({ value, hadRecentInput }) => value > 0.0005 && !hadRecentInput).map(told))
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve([]), 500)
      }),
  )

for (const [form, viewport] of [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 780 }],
] as const) {
  test(`[FP1] [FP7] ${form}: the page shows the end of the chat before its scripts, and nothing moves when they come`, async ({
    newPerson,
  }) => {
    const [anna, boris] = [await newPerson({ viewport }), await newPerson({ displayName: 'Boris' })]
    const chat = await groupChat(anna, [boris])
    await say(boris, chat.id, story(80))
    await readAll(anna, chat.id)
    const letGo = await openStill(anna, chat.id)
    const { page } = anna
    await expect(page.getByRole('article', { name: ', 80.' })).toBeInViewport({ ratio: 1 })
    const before = await places(page)
    expect(Object.keys(before).length).toBeGreaterThan(3)
    letGo()
    await isAlive(page)
    await expectSamePlaces(page, before)
    // The rest comes by the connection: above, where nobody sees it.
    await expect.poll(() => log(page).locator('[data-seq]').count()).toBeGreaterThan(27)
    await expectSamePlaces(page, before)
    expect(await shifts(page)).toEqual([])
  })

  test(`[FP2] [TH7] ${form}: with something unread the divider stands at a third of the height, before scripts and after`, async ({
    newPerson,
  }) => {
    const [anna, boris] = [await newPerson({ viewport }), await newPerson({ displayName: 'Boris' })]
    const chat = await groupChat(anna, [boris])
    await say(boris, chat.id, story(60))
    await readAll(anna, chat.id)
    await say(boris, chat.id, story(25))
    const letGo = await openStill(anna, chat.id)
    const { page } = anna
    const divider = page.locator('[data-divider]')
    await expect(divider).toBeInViewport()
    const before = await places(page)
    letGo()
    await isAlive(page)
    await expect(divider).toBeInViewport()
    await expectSamePlaces(page, before)
    const { y } = (await divider.boundingBox()) ?? { y: 0 }
    expect(y / viewport.height).toBeGreaterThan(0.2)
    expect(y / viewport.height).toBeLessThan(0.45)
    // What was seen in the picture counts as read as soon as the server can be told.
    await expect
      .poll(async () => {
        const answer = await anna.context.request.get(`/api/chats/${chat.id}`)
        return (await answer.json()).membership.unread.count
      })
      .toBeLessThan(25)
  })
}

test('[FP1] [FM11] what is marked looks the same before its scripts and after', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, [
    '> as was said\n\n- milk\n- bread and `butter`',
    '1. One line that only begins like a list',
    '```ts\nconst six = 6\nconst seven = 7\n```\n**and** ~~not~~ __this__ ||yet||',
  ])
  await readAll(personA, chat.id)
  const letGo = await openStill(personA, chat.id)
  const { page } = personA
  await expect(log(page).getByText('const seven')).toBeInViewport()
  const before = await places(page)
  expect(Object.keys(before).length).toBeGreaterThan(2)
  letGo()
  await isAlive(page)
  await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible()
  await expectSamePlaces(page, before)
  expect(await shifts(page)).toEqual([])
  // Not a list: as it was typed.
  await expect(page.getByRole('listitem').filter({ hasText: 'One line' })).toHaveCount(0)
  await expect(log(page).getByText('1. One line that only begins like a list')).toBeVisible()
})

test('[FP1] without any script the list and the end of the chat are there', async ({ newPerson, personB }) => {
  const anna = await newPerson({ javaScriptEnabled: false })
  const chat = await directChat(anna, personB)
  await say(personB, chat.id, [...story(50), 'The last word'])
  await readAll(anna, chat.id)
  await anna.page.goto(`/chats/${chat.id}`)
  await expect(anna.page.getByRole('article', { name: 'The last word' })).toBeInViewport({ ratio: 1 })
  await expect(anna.page.getByRole('link', { name: 'The last word' })).toBeVisible()
})

test('[FP7] who has scrolled before the page came alive stays where he is', async ({ personA, personB }) => {
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, story(80))
  const letGo = await openStill(personA, chat.id)
  const { page } = personA
  await pointAtThread(page)
  await page.mouse.wheel(0, -400)
  await expect(page.getByRole('article', { name: ', 80.' })).not.toBeInViewport()
  const before = await places(page)
  letGo()
  await isAlive(page)
  await expectSamePlaces(page, before)
})

test('[FP8] [BC23] what is typed before the page comes alive is kept, beside the draft', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Hello'])
  const { page } = personA
  await page.goto(`/chats/${chat.id}`)
  await field(page).fill('Half a thought')
  await field(page).blur()
  const letGo = await openStill(personA, chat.id)
  await field(page).pressSequentially('and more')
  letGo()
  await expect(field(page)).toHaveValue('Half a thought\nand more')
  await field(page).press('Enter')
  await expect(page.getByRole('article', { name: 'Half a thought' })).toBeVisible()
})

test('[FP8] [CL16] the search takes what is typed before the page comes alive', async ({ personA, personB }) => {
  const chat = await groupChat(personA, [personB], 'Evening readers')
  await say(personB, chat.id, ['Hello'])
  const letGo = await openStill(personA, chat.id)
  const { page } = personA
  await page.keyboard.press('Control+k')
  await page.keyboard.type('evning')
  letGo()
  await expect(page.getByRole('option', { name: 'Evening readers' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('readers')
  await expect(page.getByRole('combobox')).toHaveValue('readers')
})

test.describe('without a connection', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_FAILED/] })

  test('[FP5] the picture stays, and what is written waits in it', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, story(40))
    await readAll(personA, chat.id)
    const { page, context } = personA
    const gate = await guardSockets(context)
    gate.blocked = true
    await page.goto(`/chats/${chat.id}`)
    await expect(page.getByRole('status').filter({ hasText: 'Connecting' }).first()).toBeVisible()
    await expect(page.getByRole('article', { name: ', 40.' })).toBeInViewport()
    await field(page).fill('Later')
    await field(page).press('Enter')
    await expect(page.getByRole('article', { name: 'Later' })).toBeInViewport()
    gate.blocked = false
    await page.reload()
    await expect(page.getByRole('article', { name: 'Later, sent' })).toBeInViewport()
  })

  test('[BC14] what is written where nothing has been said yet is seen waiting', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    const { page, context } = personA
    const gate = await guardSockets(context)
    gate.blocked = true
    await page.goto(`/chats/${chat.id}`)
    await expect(page.getByRole('status').filter({ hasText: 'Connecting' }).first()).toBeVisible()
    await field(page).fill('The first word')
    await field(page).press('Enter')
    await expect(page.getByRole('article', { name: 'The first word' })).toBeInViewport()
    gate.blocked = false
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByRole('article', { name: 'The first word, sent' })).toBeInViewport()
  })

  test('[FP5] a way that is asked for over the picture is gone as soon as it can be', async ({ personA, personB }) => {
    const chat = await groupChat(personA, [personB])
    await say(personA, chat.id, story(300))
    const { page, context } = personB
    const gate = await guardSockets(context)
    gate.blocked = true
    await page.goto(`/chats/${chat.id}`)
    await isAlive(page)
    await page.getByRole('button', { name: '300 new messages' }).click()
    gate.blocked = false
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByRole('article', { name: ', 300.' })).toBeInViewport()
  })

  test('[FP5] [MN8] whom the picture has led to a call stays there when the rest comes', async ({
    personA,
    personB,
  }) => {
    const chat = await groupChat(personA, [personB])
    await say(personA, chat.id, [...story(40), `@${personB.username}, look`])
    const { page, context } = personB
    const gate = await guardSockets(context)
    gate.blocked = true
    await page.goto(`/chats/${chat.id}`)
    await isAlive(page)
    const call = page.getByRole('article', { name: 'look' })
    await expect(call).not.toBeInViewport()
    await page.getByRole('button', { name: '1 mention' }).click()
    gate.blocked = false
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    // The mark moves, so the rest has come.
    await expect(page.getByRole('button', { name: '1 mention' })).toHaveCount(0)
    await expect(call).toBeInViewport()
  })
})

test('[FP3] a browser that has not told its time zone shows what will be there, and tells it', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Hello'])
  const { context, page } = personA
  await context.clearCookies({ name: 'timezone' })
  const first = await page.goto(`/chats/${chat.id}`)
  expect(await first?.text()).not.toContain('<article')
  await expect(page.getByRole('article', { name: 'Hello' })).toBeVisible()
  await expect
    .poll(async () => (await context.cookies()).find(({ name }) => name === 'timezone')?.value)
    .toBe('Europe%2FBerlin')
  expect(await (await page.reload())?.text()).toContain('<article')
})
