import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { findChromium } from '#testing/chromium.ts'

/**
 * Measures what one does with messages, in a group of its own that is left behind:
 * `npm run measure:actions -- http://localhost:3000 username password`. How long menus and pickers take from the press to the
 * frame that shows them, by the browser's own trace; and how long the page is busy with 50,000 characters of marks, links and
 * mentions that nobody means well with, beside as much plain text.
 */
const [url, username, password] = process.argv.slice(2)
if (!url || !username || !password) {
  process.stderr.write(
    'Say which server, and who signs in: npm run measure:actions -- http://localhost:3000 username password\n',
  )
  process.exit(2)
}
const RUNS = 9
/** Of a screen that is drawn 60 times a second (ms). */
const FRAME_MS = 1000 / 60

const HOSTILE = ['**a*_b~~||`c', '[a](http://x.y/', '||a|| ', 'a.a.a.', '> - 1. ', '@all@@(', `@${username} `]
const PRESSES = ['click', 'contextmenu']
const WORK = [
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'UpdateLayoutTree',
  'Layout',
]

const PLAIN = ['word ', 'слово ', 'plain text, ', 'nothing ', 'more ', 'and more ', 'end ']

const browser = await chromium.launch(await findChromium())
try {
  const { page, request, post } = await signIn(browser)
  await measureMenus(page, post)
  for (const [name, units] of Object.entries({ hostile: HOSTILE, plain: PLAIN })) {
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) times.push(await busyWith(page, post, units))
    say(`${name}: ${median(times).toFixed(0)} ms of script, style and layout for 50,000 characters (${RUNS} runs)`)
  }
  await request.dispose()
} finally {
  await browser.close()
}

type Post = (path: string, data: object) => Promise<{ id: number }>

async function signIn(browser: Browser): Promise<{ page: Page; request: APIRequestContext; post: Post }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url ?? '', locale: 'en' })
  const { request } = context
  const headers = { origin: url ?? '', 'sec-fetch-site': 'same-origin' }
  const post: Post = async (path, data) => {
    const answer = await request.post(path, { data, headers })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  await post('/auth/sign-in', { username, password })
  return { page: await context.newPage(), request, post }
}

async function openGroup(page: Page, post: Post): Promise<number> {
  const { id } = await post('/api/chats/', { name: `Measured ${randomUUID()}`, visibility: 'private', member_ids: [] })
  await page.goto(`/chats/${id}`)
  await page.waitForLoadState('networkidle')
  return id
}

async function measureMenus(page: Page, post: Post): Promise<void> {
  const chat_id = await openGroup(page, post)
  for (let at = 0; at < 20; at++) await post('/api/messages/', { chat_id, content: `Message number ${at}` })
  const bubble = page.getByRole('article').nth(10)
  await bubble.waitFor()
  const emoji = page.getByRole('button', { name: 'Emoji' })
  const menus: [string, () => Promise<void>, Locator][] = [
    ['the menu of a message', () => bubble.click({ button: 'right' }), page.getByRole('menu')],
    ['the emoji picker', () => emoji.click(), page.getByRole('dialog')],
  ]
  for (const [name, press, shown] of menus) {
    const times: number[] = []
    for (let run = 0; run <= RUNS; run++) {
      const [time, requests] = await openingOf(page, press, shown)
      if (run === 0) say(`${name}, first time: ${time.toFixed(0)} ms, ${requests} files fetched for it`)
      else times.push(time)
    }
    const middle = median(times)
    say(`${name}, afterwards: ${middle.toFixed(0)} ms, ${(middle / FRAME_MS).toFixed(1)} frames (${RUNS} times)`)
  }
}

/** Opens something, and answers how long that took (ms) and how many files it fetched; closes it again. */
async function openingOf(page: Page, press: () => Promise<void>, shown: Locator): Promise<[number, number]> {
  let requests = 0
  const count = () => void requests++
  page.on('request', count)
  const trace = await traced(page, async () => {
    await press()
    await shown.waitFor()
    await frames(page)
  })
  page.off('request', count)
  await page.keyboard.press('Escape')
  await shown.waitFor({ state: 'detached' })
  await frames(page)
  const pressed = trace.find(({ name, args }) => name === 'EventDispatch' && PRESSES.includes(args?.data?.type ?? ''))
  const marks = trace.filter(({ name, ts }) => name === 'DrawFrame' && ts > (pressed?.ts ?? Number.NaN))
  const seen = trace.find(({ name }) => name === 'measured:shown')
  const frame = marks.find(({ ts }) => ts > (seen?.ts ?? 0)) ?? marks.at(-1)
  if (!pressed || !frame) throw new Error('The trace tells of no press, or of no frame after it')
  return [(frame.ts - pressed.ts) / 1000, requests]
}

interface TraceEvent {
  name: string
  /** Microseconds. */
  ts: number
  dur?: number
  args?: { data?: { type?: string } }
}

/** The browser's own trace of what happens meanwhile. */
async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'blink.user_timing']
  await page.evaluate(() => {
    // What is asked for stands in the page: the frame after it shows it.
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[role=menu], [role=dialog]')) return
      performance.mark('measured:shown')
      watch.disconnect()
    })
    watch.observe(document.body, { childList: true, subtree: true })
  })
  await browser.startTracing(page, { categories })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  return traceEvents.sort((a, b) => a.ts - b.ts)
}

/** Two frames: what was asked for before is on the screen. */
function frames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  )
}

/** Messages of 50,000 characters arrive in an open chat: how long its page is busy with them (ms). */
async function busyWith(page: Page, post: Post, units: readonly string[]): Promise<number> {
  const chat_id = await openGroup(page, post)
  // The code for marks is there by then.
  await post('/api/messages/', { chat_id, content: '**x** http://x.y' })
  await page.locator('article strong').waitFor()
  await page.waitForLoadState('networkidle')
  const texts = units.map((unit) =>
    unit
      .repeat(Math.ceil(7_200 / unit.length))
      .slice(0, 7_200)
      .trim(),
  )
  const trace = await traced(page, async () => {
    for (const content of texts) await post('/api/messages/', { chat_id, content })
    await page.getByRole('article').nth(texts.length).waitFor()
    await frames(page)
  })
  return outermost(trace.filter(({ name }) => WORK.includes(name))) / 1000
}

/** The sum of what lasts (µs), each moment once. */
function outermost(events: readonly TraceEvent[]): number {
  let [sum, upto] = [0, 0]
  for (const { ts, dur = 0 } of events) {
    const end = ts + dur
    if (end > upto) sum += end - Math.max(ts, upto)
    upto = Math.max(upto, end)
  }
  return sum
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
