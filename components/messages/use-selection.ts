import { useCallback, useState } from 'react'

/** The messages of a chat that one has chosen to do something with all of them. Rule TH22. */
export interface Selection {
  /** Their places; null while one does not choose. */
  seqs: ReadonlySet<number> | null
  toggle(seq: number): void
  clear(): void
}

/** It ends with the last message that is taken out. */
export function useSelection(): Selection {
  const [seqs, setSeqs] = useState<ReadonlySet<number> | null>(null)
  const toggle = useCallback(
    (seq: number) =>
      setSeqs((before) => {
        const next = new Set(before)
        if (!next.delete(seq)) next.add(seq)
        return next.size > 0 ? next : null
      }),
    [],
  )
  const clear = useCallback(() => setSeqs(null), [])
  return { seqs, toggle, clear }
}
