import type { BrowserContext } from '@playwright/test'

/** Said when a page takes some seconds to come alive, which tells of the machine and not of the page. */
const SLOW_MACHINE = /was preloaded using link preload but not used within a few seconds/

/** Collects what the pages of a browser complain of: errors nobody caught, and console lines of the rank of a warning. */
export function watchConsole(context: BrowserContext, allowed: readonly RegExp[]): string[] {
  const complaints: string[] = []
  const complain = (text: string) => {
    if (![...allowed, SLOW_MACHINE].some((pattern) => pattern.test(text))) complaints.push(text)
  }
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => complain(`uncaught: ${error.error().stack ?? error.error().message}`))
  return complaints
}
