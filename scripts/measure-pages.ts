import { gzipSync } from 'node:zlib'
import { type BrowserContext, chromium } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { findChromium } from '#testing/chromium.ts'
import { freePort } from '#testing/free-port.ts'

/**
 * Measures the pages of a running server, of which nobody else makes use meanwhile:
 * `npm run measure -- http://localhost:3000 username password`. The person's newest chat is the conversation.
 */
const [url, username, password] = process.argv.slice(2)
if (!url || !username || !password) {
  process.stderr.write(
    'Say which server and who signs in: npm run measure -- http://localhost:3000 username password\n',
  )
  process.exit(2)
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const port = await freePort()
const found = await findChromium()
const browser = await chromium.launch({ ...found, args: [...found.args, `--remote-debugging-port=${port}`] })
try {
  const context = await browser.newContext()
  const cookie = await signIn(context)
  const chats = await (await context.request.get(`${url}/api/chats/`)).json()
  const conversation = `${url}/chats/${chats[0].id}`
  process.stdout.write(
    `initial JavaScript of the conversation: ${await scriptBytes(context, conversation)} bytes gzip\n`,
  )
  for (const [name, address, headers] of [
    ['sign-in', `${url}/sign-in`, {}],
    ['conversation', conversation, { cookie }],
  ] as const) {
    for (const form of ['desktop', 'mobile'] as const) process.stdout.write(await scores(name, address, form, headers))
  }
} finally {
  await browser.close()
}

/** Signs in as the page does; answers the cookies for requests that are not the context's. */
async function signIn(context: BrowserContext): Promise<string> {
  const answer = await context.request.post(`${url}/auth/sign-in`, {
    data: { username, password, remember: true },
    headers: { origin: url ?? '' },
  })
  if (!answer.ok()) throw new Error(`Sign-in failed: ${await answer.text()}`)
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Every script that the page loads until it shows the conversation and the network is quiet, compressed alike. */
async function scriptBytes(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') bodies.push(answer.body())
  })
  await page.goto(address)
  await page.getByRole('log').waitFor()
  await page.waitForLoadState('networkidle')
  await page.close()
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
}

async function scores(
  name: string,
  address: string,
  form: 'desktop' | 'mobile',
  extraHeaders: Record<string, string>,
): Promise<string> {
  const flags = { port, onlyCategories: [...CATEGORIES], extraHeaders, logLevel: 'error' as const }
  const run = await lighthouse(address, flags, form === 'desktop' ? desktopConfig : undefined)
  if (!run) throw new Error(`Lighthouse gave no answer for ${address}`)
  const { categories, audits } = run.lhr
  const points = CATEGORIES.map((category) => `${category} ${Math.round((categories[category]?.score ?? 0) * 100)}`)
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
  const values = times.map((id) => `${id} ${audits[id]?.displayValue}`)
  const lost = Object.values(audits)
    .filter((audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary')
    .map((audit) => audit.id)
  return `${name}, ${form}: ${[...points, ...values].join(', ')}; not passed: ${lost.join(', ') || 'nothing'}\n`
}
