'use client'

import { useEffect, useState } from 'react'
import { useMessengerState } from '#client/hooks.ts'
import { type ConnectionLine, connectionLine } from '#components/shell/connection-line-state.ts'

/** What the connection line says now. */
export function useConnectionLine(): ConnectionLine {
  const connection = useMessengerState((state) => state.connection)
  const [startedAt] = useState(() => Date.now())
  const [line, setLine] = useState<ConnectionLine>('hidden')

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const now = Date.now()
      const next = connectionLine(connection, line, startedAt, now)
      if (next.until !== null) timer = setTimeout(look, next.until - now)
      setLine(next.line)
    }
    look()
    return () => clearTimeout(timer)
  }, [connection, line, startedAt])

  return line
}
