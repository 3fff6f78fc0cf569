import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, readAll, say } from '#testing/conversations.ts'

/** Texts of very different heights. */
function story(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}. ${'word '.repeat((index * 7) % 40)}`.trim())
}

test('5,000 messages upwards: no line ever jumps, no wall is met, and the page stays small', async ({
  personA,
  personB,
}) => {
  test.setTimeout(180_000)
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, story(5000))
  // A tall window: longer steps with something on screen before and after each.
  await personA.page.setViewportSize({ width: 1280, height: 2000 })
  const page = await openChat(personA, chat.id)
  await expect(page.getByRole('article', { name: ', 5000.' })).toBeInViewport()

  const walk = await walkUp(page, 1200)
  expect(walk.reachedFirst).toBe(true)
  expect(walk.worstJump).toBeLessThanOrEqual(1)
  expect(walk.mostMessages).toBeLessThanOrEqual(300)
})

test('one unread message after many read ones: the chat opens there, and older pages still come', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, story(80))
  await readAll(personB, chat.id)
  await say(personA, chat.id, ['Something new'])
  const page = await openChat(personB, chat.id)
  await expect(page.getByRole('article', { name: 'Something new' })).toBeInViewport()
  const walk = await walkUp(page, 200)
  expect(walk.reachedFirst).toBe(true)
  expect(walk.worstJump).toBeLessThanOrEqual(1)
})

test('a chat that was left comes back to the same line', async ({ personA, personB }) => {
  const chat = await groupChat(personA, [personB])
  const other = await directChat(personA, personB)
  await say(personA, chat.id, story(300))
  await say(personA, other.id, ['Here'])
  const page = await openChat(personA, chat.id)
  await walkUp(page, 300, 12)
  const before = await topMessage(page)
  await page.getByRole('link', { name: 'Here' }).click()
  await expect(page.getByRole('article', { name: 'Here' })).toBeVisible()
  await page.getByRole('link', { name: '300.' }).click()
  await expect(page.getByRole('article', { name: before.name })).toBeInViewport()
  const after = await topMessage(page)
  expect(after.name).toBe(before.name)
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1)
})

test('news does not move who reads further up; a count leads there, and who is at the end follows', async ({
  personA,
  personB,
}) => {
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, story(200))
  await readAll(personB, chat.id)
  const page = await openChat(personB, chat.id)
  await walkUp(page, 200, 10)
  const before = await topMessage(page)

  await say(personA, chat.id, ['Breaking', 'news'])
  const jump = page.getByRole('button', { name: '2 new messages' })
  await expect(jump).toBeVisible()
  expect(await topMessage(page)).toEqual(before)
  await jump.click()
  await expect(page.getByRole('article', { name: ', news' })).toBeInViewport()

  await say(personA, chat.id, ['More of it'])
  await expect(page.getByRole('article', { name: 'More of it' })).toBeInViewport()
})

test('more new messages than are counted: the button is named by what it shows', async ({ personA, personB }) => {
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, story(1100))
  const page = await openChat(personB, chat.id)
  const jump = page.getByRole('button', { name: '999+ new messages' })
  await expect(jump).toBeInViewport()
  await expect(jump).toHaveText('999+')
  await jump.click()
  await expect(page.getByRole('article', { name: ', 1100.' })).toBeInViewport()
})

test('a growing composer, a narrower window and larger text leave the line where it is', async ({
  personA,
  personB,
}) => {
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, story(200))
  const page = await openChat(personA, chat.id)
  await walkUp(page, 200, 12)
  const before = await topMessage(page)

  await page.getByRole('textbox', { name: 'Message' }).fill('1\n2\n3\n4\n5\n6')
  await expectSameLine(page, before)
  await page.setViewportSize({ width: 900, height: 720 })
  await expectSameLine(page, before)
  await page.addStyleTag({ content: 'html { font-size: 20px }' })
  await expectSameLine(page, before)
})

interface TopMessage {
  name: string
  top: number
}

/** The first message that is wholly below the header, and how far below. */
function topMessage(page: Page): Promise<TopMessage> {
  return page.evaluate(() => {
    const head = document.querySelector('main header')?.getBoundingClientRect().bottom ?? 0
    for (const article of document.querySelectorAll('main article')) {
      const { top } = article.getBoundingClientRect()
      if (top >= head) return { name: article.getAttribute('aria-label') ?? '', top: top - head }
    }
    throw new Error('No message is there')
  })
}

async function expectSameLine(page: Page, before: TopMessage): Promise<void> {
  const top = () =>
    page.getByRole('article', { name: before.name, exact: true }).evaluate((element) => {
      const head = document.querySelector('main header')?.getBoundingClientRect().bottom ?? 0
      return element.getBoundingClientRect().top - head
    })
  await expect.poll(async () => Math.abs((await top()) - before.top)).toBeLessThanOrEqual(1)
}

/**
 * Scrolls up, so many px in each frame, until the first message or for so many frames. In each frame the messages that
 * were on screen must have moved by exactly what was scrolled.
 */
function walkUp(page: Page, step: number, frames = Number.MAX_SAFE_INTEGER) {
  return page.evaluate(
    async ({ step, frames }) => {
      const log = document.querySelector('[role=log]')
      let view = log?.parentElement
      while (view && getComputedStyle(view).overflowY !== 'auto') view = view.parentElement
      if (!log || !view) throw new Error('No list is there')
      const list = view
      const onScreen = () => {
        const edge = list.getBoundingClientRect()
        const tops = new Map<Element, number>()
        for (const message of log.querySelectorAll('article')) {
          const { top, bottom } = message.getBoundingClientRect()
          if (bottom > edge.top + 100 && top < edge.bottom - 100) tops.set(message, top)
        }
        return tops
      }
      const result = { worstJump: 0, mostMessages: 0, reachedFirst: false }
      let still = 0
      for (let frame = 0; frame < frames && still < 120; frame++) {
        const before = onScreen()
        const from = list.scrollTop
        list.scrollTop = from - step
        const scrolled = from - list.scrollTop
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const kept = [...before].filter(([message]) => message.isConnected)
        for (const [message, top] of kept) {
          const jump = Math.abs(message.getBoundingClientRect().top - top - scrolled)
          result.worstJump = Math.max(result.worstJump, jump)
        }
        if (kept.length === 0) throw new Error('All that was on screen is gone')
        result.mostMessages = Math.max(result.mostMessages, log.querySelectorAll('article').length)
        still = scrolled === 0 ? still + 1 : 0
        result.reachedFirst ||= [...log.querySelectorAll('article')].some((each) =>
          /, 1\.(,|$)/.test(each.ariaLabel ?? ''),
        )
        if (result.reachedFirst && list.scrollTop === 0) break
      }
      return result
    },
    { step, frames },
  )
}
