import type { BrowserContext } from '@playwright/test'

/** Collects what the pages of a browser complain of: errors nobody caught, and console lines of the rank of a warning. */
export function watchConsole(context: BrowserContext, allowed: readonly RegExp[]): string[] {
  const complaints: string[] = []
  const complain = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text)
  }
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => complain(`uncaught: ${error.error().stack ?? error.error().message}`))
  return complaints
}
