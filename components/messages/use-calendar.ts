import { useEffect, useState } from 'react'
import { useMessenger } from '#client/hooks.ts'
import { monthOfDate } from '#components/messages/calendar-days.ts'
import type { MessageDays } from '#contracts/messages.ts'

type Loaded = MessageDays | 'failed'

interface Calendar {
  /** The month on show, and what is known of it. */
  month: string
  days: ReadonlyMap<string, number>
  previous: string | null
  next: string | null
  state: 'loading' | 'ready' | 'failed'
  /** The day that has the focus, or would have it. */
  day: string
  /** Shows a day and its month. */
  show(date: string): void
  retry(): void
}

/** The months of a chat as one leafs through them, each loaded when it is first on show. It begins at a day. */
export function useCalendar(chatId: number, start: string): Calendar {
  const messenger = useMessenger()
  const [day, setDay] = useState(start)
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Loaded>>(new Map())
  const month = monthOfDate(day)
  const here = loaded.get(month)

  useEffect(() => {
    if (here) return
    let left = false
    void messenger.listDays(chatId, month).then((answer) => {
      if (!left) setLoaded((before) => new Map(before).set(month, answer.ok ? answer.data : 'failed'))
    })
    return () => {
      left = true
    }
  }, [messenger, chatId, month, here])

  const ready = here && here !== 'failed' ? here : null
  return {
    month,
    day,
    days: new Map(ready?.days.map(({ date, first_seq }) => [date, first_seq])),
    previous: ready?.previous_month ?? null,
    next: ready?.next_month ?? null,
    state: ready ? 'ready' : here ? 'failed' : 'loading',
    show: setDay,
    retry: () => setLoaded((before) => new Map([...before].filter(([name]) => name !== month))),
  }
}
