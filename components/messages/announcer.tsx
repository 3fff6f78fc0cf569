import { useEffect, useRef, useState } from 'react'
import type { Conversation } from '#client/messenger.ts'
import { plainWords } from '#components/formatting/plain-words.ts'

/** News of a second are read together. */
const GATHER_MS = 1000
const MOST = 3
const BEGINNING = 200

/**
 * Tells a screen reader what others write in the open chat, without interrupting it. Pages of history and one's own
 * messages change the list too, so the list itself is silent.
 */
export function Announcer({ conversation, meId }: { conversation: Conversation; meId: number }) {
  const { messages, hasNewer } = conversation
  const heard = useRef(hasNewer ? Number.POSITIVE_INFINITY : (messages.at(-1)?.seq ?? 0))
  const waiting = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [said, setSaid] = useState('')

  useEffect(() => {
    for (const message of messages.slice(-MOST)) {
      if (message.seq <= heard.current || message.user_id === meId) continue
      if (message.system || message.deleted_at) continue
      waiting.current.push(`${message.display_name}: ${plainWords(beginning(message.content))}`)
    }
    heard.current = hasNewer ? Number.POSITIVE_INFINITY : (messages.at(-1)?.seq ?? 0)
    if (waiting.current.length === 0 || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      setSaid(waiting.current.slice(-MOST).join('. '))
      waiting.current = []
    }, GATHER_MS)
  }, [messages, hasNewer, meId])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}

function beginning(text: string): string {
  return text.length <= BEGINNING ? text : [...text.slice(0, BEGINNING * 2)].slice(0, BEGINNING).join('')
}
