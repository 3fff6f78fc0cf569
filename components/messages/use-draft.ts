import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { bringTogether } from '#client/drafts/bring-together.ts'
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
 * when the field or the page is left. While it is on screen nobody but the person changes it, here or in another tab or on another
 * device of his. `clear` empties the field alone: the draft goes when its message is safe. A page that has just come alive learns
 * the draft a moment later, and may have been typed in before. Rules DF2, DF4.
 */
export function useDraft(chatId: number, fieldRef: RefObject<HTMLTextAreaElement | null>, isEditing: boolean): Draft {
  const messenger = useMessenger()
  const restored = useMessengerState((state) => state.restored)
  const kept = useMessengerState((state) => state.drafts.get(chatId) ?? '')
  const [text, setText] = useState(kept)
  /** The draft as this field knows it. */
  const seen = useRef(kept)
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    // A draft that is not known yet must not be overwritten by its continuation.
    if (unsaved.current === null || !messenger.getState().restored) return
    const draft = () => messenger.getState().drafts.get(chatId) ?? ''
    const typed = unsaved.current
    // Something else was written elsewhere meanwhile.
    const both = draft() === seen.current ? typed : bringTogether(draft(), typed)
    messenger.setDraft(chatId, both)
    unsaved.current = null
    seen.current = draft()
    if (both !== typed) setText(both)
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
    const both = bringTogether(kept, text)
    seen.current = kept
    if (both !== kept) return type(both)
    setText(both)
    unsaved.current = null
  })
  useEffect(() => {
    if (restored && late.current) bringDraft()
    if (restored) late.current = false
  }, [restored])

  // Written elsewhere: what is typed here and not written down yet is joined with it then.
  useEffect(() => {
    if (!restored || late.current || kept === seen.current || unsaved.current !== null) return
    seen.current = kept
    setText(kept)
  }, [kept, restored])

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
