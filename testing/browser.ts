import { randomBytes } from 'node:crypto'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { Me } from '#contracts/users.ts'
import { watchConsole } from '#testing/console-guard.ts'

/** Somebody with an account and a browser of his own, signed in. */
export interface Person {
  me: Me
  username: string
  password: string
  context: BrowserContext
  page: Page
}

type NewPerson = (options?: BrowserContextOptions & { displayName?: string }) => Promise<Person>

interface Fixtures {
  /**
   * What the console may say in this test: a part of the text. Everything else of the rank of a warning fails it. One
   * expression at most: Playwright takes a second one for options.
   */
  allowedConsole: RegExp[]
  newPerson: NewPerson
  personA: Person
  personB: Person
}

/** The `test` of all browser tests: it gives people on request, and fails on a stray console error or warning. */
export const test = base.extend<Fixtures>({
  allowedConsole: [[], { option: true }],

  context: async ({ context, allowedConsole }, use) => {
    const complaints = watchConsole(context, allowedConsole)
    await use(context)
    expect(complaints).toEqual([])
  },

  newPerson: async ({ browser, allowedConsole, baseURL }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = []
    await use(async ({ displayName, ...options } = {}) => {
      const context = await browser.newContext(options)
      opened.push({ context, complaints: watchConsole(context, allowedConsole) })
      const account = await signUp(context, baseURL ?? '', displayName)
      await context.addCookies([{ name: 'timezone', value: options.timezoneId ?? 'Europe/Berlin', url: baseURL }])
      return { ...account, context, page: await context.newPage() }
    })
    for (const { context } of opened) await context.close()
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([])
  },

  personA: async ({ newPerson }, use) => use(await newPerson()),
  personB: async ({ newPerson }, use) => use(await newPerson()),
})

export { expect }

/** Registers a person with a random name over the API, and signs the browser in as its own form would, which also tells the time zone. */
async function signUp(context: BrowserContext, origin: string, displayName?: string) {
  const username = `p${randomBytes(5).toString('hex')}`
  const password = randomBytes(12).toString('base64url')
  const account = { username, password, ...(displayName && { display_name: displayName }) }
  const registered = await context.request.post('/api/users/register', { data: account })
  expect(registered.ok(), await registered.text()).toBe(true)
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  const signedIn = await context.request.post('/auth/sign-in', { data: { username, password }, headers })
  expect(signedIn.ok(), await signedIn.text()).toBe(true)
  const { me } = (await signedIn.json()) as { me: Me }
  return { me, username, password }
}
