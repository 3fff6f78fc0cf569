'use client'

import { useCallback, useState } from 'react'

/**
 * A dialog whose code is fetched when it is first opened. It stays mounted when it closes, so that it can leave softly;
 * `times` as its `key` lets it begin anew.
 */
export function useLazyDialog() {
  const [state, setState] = useState({ open: false, times: 0 })
  const show = useCallback(
    () => setState((before) => (before.open ? before : { open: true, times: before.times + 1 })),
    [],
  )
  const setOpen = useCallback((open: boolean) => setState((before) => ({ ...before, open })), [])
  return { open: state.open, times: state.times, show, setOpen }
}
