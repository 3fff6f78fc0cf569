import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/**
 * The initial JavaScript of a conversation: every script that the page loads until it shows the messages and the network
 * is quiet. Bytes, all compressed by gzip here, whatever the server sent them as.
 */
export async function scriptBytes(page: Page, address: string): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') bodies.push(answer.body())
  })
  await page.goto(address)
  await page.getByRole('log').waitFor()
  await page.waitForLoadState('networkidle')
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
}
