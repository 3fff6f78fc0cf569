/**
 * Ctrl/⌘ K before the page has come alive: what is typed next goes to the search, where it is found once the page is.
 * Plain text, because it must not wait for any bundle. It stands in the one place that `useShortcuts` empties.
 */
export const EARLY_SEARCH_KEY_SCRIPT = `onkeydown=e=>{let f=document.querySelector('[aria-keyshortcuts="Control+K Meta+K"]');if((e.ctrlKey||e.metaKey)&&!e.altKey&&!e.shiftKey&&e.code=='KeyK'&&f?.checkVisibility({visibilityProperty:true})){e.preventDefault();f.select()}}`
