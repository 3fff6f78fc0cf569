import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '#testing/chromium.ts'

/**
 * Measures how long chats take to open, in a browser that has seen none of them before:
 * `npm run measure:opening -- http://localhost:3000 username password 54 17`. Both must stand among the first rows of the
 * person's list. Prints the median of the times from the click to the first painted message (ms) and their ratio to the
 * last chat's.
 */
const [url, username, password, ...ids] = process.argv.slice(2)
if (!url || !username || !password || ids.length < 2) {
  process.stderr.write(
    'Say which server, who signs in, and which chats: npm run measure:opening -- http://localhost:3000 username password 54 17\n',
  )
  process.exit(2)
}
const RUNS = 15

const browser = await chromium.launch(await findChromium())
const times = new Map(ids.map((id) => [id, [] as number[]]))
try {
  // Turn by turn, so that whatever else the machine does disturbs all of them alike.
  for (let run = 0; run < RUNS; run++) {
    for (const id of ids) times.get(id)?.push(await openOnce(browser, id))
  }
} finally {
  await browser.close()
}
const reference = median(times.get(ids.at(-1) ?? '') ?? [])
for (const [id, found] of times) {
  const [middle, ratio] = [median(found), median(found) / reference]
  process.stdout.write(
    `chat ${id}: ${middle.toFixed(0)} ms (${RUNS} openings), ${ratio.toFixed(2)} of chat ${ids.at(-1)}\n`,
  )
}

async function openOnce(browser: Browser, chatId: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const answer = await context.request.post(`${url}/auth/sign-in`, {
    data: { username, password },
    headers: { origin: url ?? '' },
  })
  if (!answer.ok()) throw new Error(`Sign-in failed: ${await answer.text()}`)
  const page = await context.newPage()
  await page.goto(`${url}/`)
  await page.locator(`a[href="/chats/${chatId}"]`).waitFor()
  await page.waitForLoadState('networkidle')
  const time = await page.evaluate(async (id) => {
    const start = performance.now()
    document.querySelector<HTMLElement>(`a[href="/chats/${id}"]`)?.click()
    const painted = () => new Promise((resolve) => requestAnimationFrame(resolve))
    while (!document.querySelector('main article')) await painted()
    // The frame that was asked for shows the messages: what is posted in it is heard right after it.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
    return performance.now() - start
  }, chatId)
  await context.close()
  return time
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
