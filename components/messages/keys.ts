import type { SendKey } from '#contracts/users.ts'

/** What of a key press decides; a DOM KeyboardEvent fits. */
export interface Press {
  key: string
  code?: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing?: boolean
  keyCode?: number
}

/** Enter of an input method picks a word; Safari says so only by the old key code. */
function composing(press: Press): boolean {
  return press.isComposing === true || press.keyCode === 229
}

/**
 * Whether a key in the composer sends: Enter does, Shift+Enter breaks the line, Ctrl or Cmd+Enter always sends. On a touch
 * keyboard, and for whoever has chosen `ctrl_enter`, plain Enter breaks the line.
 */
export function sends(press: Press, touch: boolean, key: SendKey): boolean {
  if (press.key !== 'Enter' || composing(press)) return false
  if (press.ctrlKey || press.metaKey) return true
  return key === 'enter' && !press.shiftKey && !press.altKey && !touch
}

/** Whether a key in the composer edits one's last message: an arrow up that no caret has a use for. */
export function editsLast(press: Press, text: string): boolean {
  if (press.shiftKey || press.ctrlKey || press.metaKey || press.altKey || composing(press)) return false
  return press.key === 'ArrowUp' && text === ''
}

/** Whether a key pressed outside of every field belongs into the composer: a character, or a paste; never a shortcut or a bare modifier. */
export function belongsToComposer(press: Press): boolean {
  if (composing(press)) return true
  const ctrl = press.ctrlKey || press.metaKey
  // AltGr, which types characters on many keyboards, arrives as Ctrl+Alt.
  if (ctrl && !press.altKey) return press.code === 'KeyV' && !press.shiftKey
  // The question mark asks for the sheet of shortcuts.
  return [...press.key].length === 1 && press.key !== ' ' && press.key !== '?'
}

/** How a key scrolls the history from the composer or from the list. */
export function scrollsBy(press: Press): 'up' | 'down' | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null
  if (press.key === 'PageUp') return 'up'
  return press.key === 'PageDown' ? 'down' : null
}
