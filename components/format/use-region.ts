'use client'

import { useMemo } from 'react'
import { useLocale, useTimeZone } from 'use-intl'
import type { Region } from '#components/format/formats.ts'

/** The language and the time zone of the page; the server's answer and its hydration read the same ones. */
export function useRegion(): Region {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return useMemo(() => ({ locale, timeZone }), [locale, timeZone])
}
