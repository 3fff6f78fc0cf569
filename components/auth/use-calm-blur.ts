'use client'

import { useCallback, useEffect, useRef } from 'react'

/**
 * Runs work that a blur asks for, but not between pressing and releasing a button: an error that appears then would move
 * the button from under the pointer, and the click would be lost.
 */
export function useCalmBlur(): (work: () => void) => void {
  const pressed = useRef(false)

  useEffect(() => {
    const down = () => {
      pressed.current = true
    }
    const up = () => {
      pressed.current = false
    }
    addEventListener('pointerdown', down, true)
    addEventListener('pointerup', up, true)
    addEventListener('pointercancel', up, true)
    return () => {
      removeEventListener('pointerdown', down, true)
      removeEventListener('pointerup', up, true)
      removeEventListener('pointercancel', up, true)
    }
  }, [])

  return useCallback((work: () => void) => {
    if (!pressed.current) return work()
    const released = () => {
      removeEventListener('pointerup', released)
      removeEventListener('pointercancel', released)
      // After the click that the release makes.
      setTimeout(work)
    }
    addEventListener('pointerup', released)
    addEventListener('pointercancel', released)
  }, [])
}
