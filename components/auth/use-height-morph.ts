'use client'

import { useLayoutEffect, useRef } from 'react'

/** Lets a box grow or shrink from its last height to its new one (260 ms) when `key` changes, instead of jumping. */
export function useHeightMorph(key: string) {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<{ key: string; height: number } | null>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const height = element.offsetHeight
    const before = last.current
    last.current = { key, height }
    if (!before || before.key === key || before.height === height) return
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.animate(
      [
        { height: `${before.height}px`, overflow: 'clip' },
        { height: `${height}px`, overflow: 'clip' },
      ],
      { duration: 260, easing: 'cubic-bezier(0.22, 1, 0.36, 1)' },
    )
  })

  return box
}
