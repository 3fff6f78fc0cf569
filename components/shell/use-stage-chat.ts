'use client'

import { useLayoutEffect, useState } from 'react'
import { PHONE } from '#components/shell/use-media.ts'

/** As long as a page of a phone takes to slide away. */
const SLIDE_MS = 360

/**
 * The chat that the stage draws: the open one, and on phones for a moment the one that has just been closed, so that it
 * is still there while it slides away.
 */
export function useStageChat(openId: number | null): number | null {
  const [drawn, setDrawn] = useState(openId)
  if (openId !== null && openId !== drawn) setDrawn(openId)

  useLayoutEffect(() => {
    if (openId !== null) return
    if (!matchMedia(PHONE).matches) return setDrawn(null)
    const timer = setTimeout(() => setDrawn(null), SLIDE_MS)
    return () => clearTimeout(timer)
  }, [openId])

  return openId ?? drawn
}
