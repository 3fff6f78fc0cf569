'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { Theme } from '#contracts/users.ts'
import { keepInBrowser } from '#i18n/cookies.ts'
import { paintTheme, shownTheme, THEME_COOKIE } from './theme.ts'
import { changeLook, type Origin } from './theme-transition.ts'

interface ThemeState {
  choice: Theme
  /** Changes the look at once and keeps the choice in this browser; with an origin, as a circle growing from there. */
  setTheme(choice: Theme, origin?: Origin): void
}

const ThemeContext = createContext<ThemeState | null>(null)

/** Knows the chosen theme; the first paint was made right by the server and the script in the head. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [choice, setChoice] = useState(initial)

  useEffect(() => {
    if (choice !== 'system') return
    const system = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => paintTheme('system')
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [choice])

  const setTheme = useCallback((next: Theme, origin?: Origin) => {
    keepInBrowser(THEME_COOKIE, next)
    setChoice(next)
    const looksTheSame = shownTheme(next) === document.documentElement.dataset.theme
    if (!origin || looksTheSame) paintTheme(next)
    else changeLook(() => paintTheme(next), origin)
  }, [])

  const state = useMemo(() => ({ choice, setTheme }), [choice, setTheme])
  return <ThemeContext value={state}>{children}</ThemeContext>
}

export function useTheme(): ThemeState {
  const state = use(ThemeContext)
  if (!state) throw new Error('useTheme outside of ThemeProvider')
  return state
}
