import { useEffect, useState } from 'react'
import { onSignOfLife } from '#components/ui/sign-of-life.ts'

/**
 * A component that the first picture does without; null until its code is there. Fetched as soon as somebody is there,
 * or when it is wanted; a fetch that failed is tried again when it is wanted the next time.
 */
export function useLatePart<T>(load: () => Promise<T | null>, wanted: boolean): T | null {
  const [part, setPart] = useState<T | null>(null)
  useEffect(() => {
    const fetch = () => void load().then((loaded) => setPart(() => loaded))
    if (wanted) return fetch()
    return onSignOfLife(fetch)
  }, [load, wanted])
  return part
}
