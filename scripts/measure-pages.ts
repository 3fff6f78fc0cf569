import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium } from '@playwright/test'
import lighthouse, { desktopConfig, type Result } from 'lighthouse'
import { findChromium } from '#testing/chromium.ts'
import { freePort } from '#testing/free-port.ts'
import { scriptBytes } from '#testing/script-bytes.ts'

/**
 * Measures the pages of a running server, of which nobody else makes use meanwhile:
 * `npm run measure -- http://localhost:3000 username password [--chat ID] [--runs 5]`. The conversation is the person's
 * newest chat unless one is named. Of each value the median of all runs is printed.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { chat: { type: 'string' }, runs: { type: 'string', default: '5' } },
})
const [url, username, password] = positionals
const runs = Number(values.runs)
if (!url || !username || !password || !(runs >= 1)) {
  process.stderr.write(
    'Say which server and who signs in: npm run measure -- http://localhost:3000 username password [--chat ID] [--runs 5]\n',
  )
  process.exit(2)
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const TIMES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const

const port = await freePort()
const found = await findChromium()
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-measure-'))
// Lighthouse opens its pages in the browser's own profile: who signs in there is signed in for its sockets too.
const context = await chromium.launchPersistentContext(profile, {
  ...found,
  args: [...found.args, `--remote-debugging-port=${port}`],
})
try {
  await measure('sign-in', `${url}/sign-in`)
  await signIn(context)
  const conversation = `${url}/chats/${values.chat ?? (await newestChat(context))}`
  await measure('conversation', conversation)
  const page = await context.newPage()
  process.stdout.write(`initial JavaScript of the conversation: ${await scriptBytes(page, conversation)} bytes gzip\n`)
} finally {
  await context.close()
  fs.rmSync(profile, { recursive: true, force: true })
}

async function signIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${url}/auth/sign-in`, {
    data: { username, password, remember: true },
    headers: { origin: url ?? '' },
  })
  if (!answer.ok()) throw new Error(`Sign-in failed: ${await answer.text()}`)
}

async function newestChat(context: BrowserContext): Promise<number> {
  const chats = (await (await context.request.get(`${url}/api/chats/`)).json()) as { id: number }[]
  if (!chats[0]) throw new Error(`${username} has no chat`)
  return chats[0].id
}

async function measure(name: string, address: string): Promise<void> {
  for (const form of ['desktop', 'mobile'] as const) {
    const results: Result[] = []
    for (let run = 0; run < runs; run++) results.push(await audit(address, form))
    process.stdout.write(summary(name, form, results))
  }
}

async function audit(address: string, form: 'desktop' | 'mobile'): Promise<Result> {
  const flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' as const }
  const run = await lighthouse(address, flags, form === 'desktop' ? desktopConfig : undefined)
  if (!run) throw new Error(`Lighthouse gave no answer for ${address}`)
  if (run.lhr.finalDisplayedUrl !== address) throw new Error(`${address} led to ${run.lhr.finalDisplayedUrl}`)
  return run.lhr
}

function summary(name: string, form: string, results: Result[]): string {
  const points = CATEGORIES.map((category) => {
    const all = results.map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100))
    return `${category} ${median(all)} (${Math.min(...all)} to ${Math.max(...all)})`
  })
  const times = TIMES.map(
    (id) => `${id} ${median(results.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN))}`,
  )
  const lost = new Set(
    results.flatMap(({ audits }) =>
      Object.values(audits)
        .filter((audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary')
        .map((audit) => audit.id),
    ),
  )
  const machine = Math.round(median(results.map(({ environment }) => environment.benchmarkIndex)))
  return `${[`${name}, ${form}, ${runs} runs`, ...points, ...times].join('; ')}; benchmark index ${machine}; not passed: ${[...lost].join(', ') || 'nothing'}\n`
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 1000) / 1000
}
