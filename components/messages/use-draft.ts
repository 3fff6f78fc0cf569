import { useCallback, useEffect, useRef, useState } from 'react'
import { useMessenger } from '#client/hooks.ts'

/** Typing pauses of this length are written down (ms). */
const PAUSE_MS = 400

/**
 * The text of the composer. It begins as the chat's draft; what is typed becomes the draft after a pause, and at once
 * when the field or the page is left. Nothing but the person changes it while it is on screen. `clear` empties the field
 * alone: the draft goes when its message is safe.
 */
export function useDraft(chatId: number): { text: string; type(text: string): void; clear(): void } {
  const messenger = useMessenger()
  const [text, setText] = useState(() => messenger.getState().drafts.get(chatId) ?? '')
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    if (unsaved.current === null) return
    messenger.setDraft(chatId, unsaved.current)
    unsaved.current = null
  }, [messenger, chatId])

  const type = useCallback(
    (next: string) => {
      setText(next)
      unsaved.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(save, PAUSE_MS)
      if (next.trim() !== '') messenger.typing(chatId)
    },
    [save, messenger, chatId],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    setText('')
    unsaved.current = null
  }, [])

  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') save()
    }
    window.addEventListener('blur', save)
    window.addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('blur', save)
      window.removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', hidden)
      save()
    }
  }, [save])

  return { text, type, clear }
}
