import { useEffect, useState } from 'react'
import type { BubbleRow } from '#components/messages/rows.ts'

/** A message that the server takes within this time shows a clock only (ms). */
const PATIENCE = 1500

/** True for a message that has been on its way for a while, or that cannot go now. */
export function useWaiting(row: BubbleRow, offline: boolean): boolean {
  const queued = row.delivery === 'queued'
  const [late, setLate] = useState(false)

  useEffect(() => {
    if (!queued) return
    const timer = setTimeout(() => setLate(true), Math.max(0, row.at + PATIENCE - Date.now()))
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [queued, row.at])

  return queued && (offline || late)
}
