import type { Theme } from '#contracts/users.ts'

/** What is painted; a `system` choice becomes one of these. */
export type ShownTheme = 'light' | 'dark'

export const THEME_COOKIE = 'theme'
export const THEME_COLORS = { light: '#ECEAF4', dark: '#0B0A11', signIn: '#150F47' } as const

export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'system'
}

/**
 * Runs in the head before the first paint, when the choice is left to the system: only the browser knows it.
 * Plain text, because it must not wait for any bundle.
 */
export const SYSTEM_THEME_SCRIPT = `document.documentElement.dataset.theme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'`

export function shownTheme(choice: Theme): ShownTheme {
  if (choice !== 'system') return choice
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Puts a theme on the page: the attribute that all colours follow, and the colour of the browser's own bars. */
export function paintTheme(choice: Theme): void {
  const shown = shownTheme(choice)
  document.documentElement.dataset.theme = shown
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    // Sign-in keeps its own dusk in both themes.
    if (meta.content === THEME_COLORS.signIn) continue
    meta.removeAttribute('media')
    meta.content = THEME_COLORS[shown]
  }
}
