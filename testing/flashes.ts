import type { Page } from '@playwright/test'

interface Flash {
  text: string
  animation: string
  color: string
}

/** Notes what flashes from now on, as it looked just then: a flash may be over before a test gets to see it. */
export async function noteFlashes(page: Page): Promise<() => Promise<Flash[]>> {
  const noted = await page.evaluateHandle(() => {
    const flashes: Flash[] = []
    new MutationObserver((records) => {
      for (const { target } of records) {
        if (!(target instanceof HTMLElement) || target.dataset.flash === undefined) continue
        // Towards the colour that stays there is a way, however short.
        for (const way of target.getAnimations()) if (way instanceof CSSTransition) way.finish()
        const { animationName, backgroundColor } = getComputedStyle(target)
        flashes.push({ text: target.textContent, animation: animationName, color: backgroundColor })
      }
    }).observe(document.body, { subtree: true, attributeFilter: ['data-flash'] })
    return flashes
  })
  return () => noted.jsonValue()
}
