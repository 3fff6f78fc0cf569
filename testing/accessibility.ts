import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * axe finds nothing on the page as it stands: WCAG 2.2 AA and its best practices, contrast included. A menu hangs outside of
 * all landmarks: `popup` leaves that one rule out.
 */
export async function expectAccessible(page: Page, { popup = false } = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(RULES)
  const { violations } = await (popup ? axe.disableRules(['region']) : axe).analyze()
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
  expect(findings).toEqual([])
}

/** Nothing is wider than the window: one reads down the page only. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect(content).toBeLessThanOrEqual(window)
}
