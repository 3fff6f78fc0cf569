import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useMessenger, useMessengerState } from '#client/hooks.ts'

/** Typing pauses of this length are written down (ms). */
const PAUSE_MS = 400

interface Draft {
  text: string
  type(text: string): void
  clear(): void
}

/**
 * The text of the composer. It begins as the chat's draft; what is typed becomes the draft after a pause, and at once
 * when the field or the page is left. Nothing but the person changes it while it is on screen. `clear` empties the field
 * alone: the draft goes when its message is safe. A page that has just come alive learns the draft a moment later, and may
 * have been typed in before.
 */
export function useDraft(chatId: number, fieldRef: RefObject<HTMLTextAreaElement | null>, isEditing: boolean): Draft {
  const messenger = useMessenger()
  const restored = useMessengerState((state) => state.restored)
  const [text, setText] = useState(() => messenger.getState().drafts.get(chatId) ?? '')
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    // A draft that is not known yet must not be overwritten by its continuation.
    if (unsaved.current === null || !messenger.getState().restored) return
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

  // What was typed before the page came alive stands in the field alone: the next drawing would empty it.
  const takeOver = useEffectEvent(() => {
    // The field shows something else than the draft.
    if (isEditing) return
    const typed = fieldRef.current?.value ?? ''
    if (typed !== text) type(typed)
  })
  useLayoutEffect(() => takeOver(), [])

  const late = useRef(!restored)
  const bringDraft = useEffectEvent(() => {
    const kept = messenger.getState().drafts.get(chatId) ?? ''
    const both = bringTogether(kept, text)
    if (both !== kept) return type(both)
    setText(both)
    unsaved.current = null
  })
  useEffect(() => {
    if (restored && late.current) bringDraft()
    if (restored) late.current = false
  }, [restored])

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

/** Nothing that was typed is lost, before or after the draft was known; a browser may have put the draft back itself. */
function bringTogether(kept: string, typed: string): string {
  if (kept.startsWith(typed)) return kept
  return typed.startsWith(kept) ? typed : `${kept}\n${typed}`
}
