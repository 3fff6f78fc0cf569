'use client'

import { useEffect, useState } from 'react'

/** Forgets what a session that is over has left in this browser; answers how many messages of it wait to be sent. */
export function useLeftovers(): number {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    import('#client/storage/leftovers.ts')
      .then(({ leaveAll }) => leaveAll())
      .then(setWaiting)
      // Out of reach, or without a database: the next visit tries again.
      .catch(() => {})
  }, [])
  return waiting
}
