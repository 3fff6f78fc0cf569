'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { IntlProvider } from 'use-intl'
import type { Locale } from '#contracts/users.ts'
import { keepInBrowser } from './cookies.ts'
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from './locale.ts'
import { loadSpokenCatalogue, type SpokenCatalogue } from './spoken-catalogue.ts'
import { ServerClock } from './use-now.ts'
import { learnOffsets, type OffsetSpan } from './zone-offsets.ts'

interface Language {
  locale: Locale
  /** Speaks another language at once, everywhere on the page, and keeps it in this browser. */
  setLocale(locale: Locale): Promise<void>
}

const LanguageContext = createContext<Language | null>(null)

/**
 * Gives the screens their language. The server sends one catalogue with the page; the other one is fetched when it is
 * chosen. Hydration repeats the server's time zone and clock, so that nothing mismatches; the browser's own zone is asked
 * for afterwards, because the first question loads the browser's calendar data.
 */
export function LanguageProvider(props: {
  locale: Locale
  catalogue: SpokenCatalogue
  /** Null: this browser has not told it yet. */
  timeZone: string | null
  /** What its clocks show around now. */
  offsets: readonly OffsetSpan[]
  /** The server's clock, ms since the epoch; null where it could not say what day that is. */
  now: number | null
  children: ReactNode
}) {
  const [spoken, setSpoken] = useState({ locale: props.locale, catalogue: props.catalogue })
  const [timeZone, setTimeZone] = useState(() => {
    if (props.timeZone !== null) learnOffsets(props.timeZone, props.offsets)
    return props.timeZone ?? 'UTC'
  })

  useEffect(
    () =>
      whenIdle(() => {
        const own = Intl.DateTimeFormat().resolvedOptions().timeZone
        if (own === props.timeZone) return
        keepInBrowser(TIME_ZONE_COOKIE, own)
        setTimeZone(own)
      }),
    [props.timeZone],
  )

  const asked = useRef(props.locale)
  const setLocale = useCallback(async (locale: Locale) => {
    keepInBrowser(LOCALE_COOKIE, locale)
    // What came with the page is not fetched again.
    if (locale === asked.current) return
    const before = asked.current
    asked.current = locale
    try {
      const catalogue = await loadSpokenCatalogue(locale)
      // A later choice wins, whichever language arrives first.
      if (asked.current !== locale) return
      document.documentElement.lang = locale
      setSpoken({ locale, catalogue })
    } catch (error) {
      if (asked.current === locale) {
        asked.current = before
        keepInBrowser(LOCALE_COOKIE, before)
      }
      throw error
    }
  }, [])

  const language = useMemo(() => ({ locale: spoken.locale, setLocale }), [spoken.locale, setLocale])

  return (
    <LanguageContext value={language}>
      <ServerClock value={props.now}>
        <IntlProvider locale={spoken.locale} messages={spoken.catalogue} timeZone={timeZone}>
          {props.children}
        </IntlProvider>
      </ServerClock>
    </LanguageContext>
  )
}

/** The language on the screen, and how to change it. */
export function useLanguage(): Language {
  const language = use(LanguageContext)
  if (!language) throw new Error('useLanguage outside of LanguageProvider')
  return language
}

/** Answers how to call it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work)
    return () => clearTimeout(timer)
  }
  const call = requestIdleCallback(work, { timeout: 1000 })
  return () => cancelIdleCallback(call)
}
