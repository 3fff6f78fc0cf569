/** Whether the keys of this device are those of a Mac: ⌘ and ⌥ instead of Ctrl and Alt. Only in a browser. */
export const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)
