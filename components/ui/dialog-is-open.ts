const LAYERS = ['dialog', 'alertdialog', 'menu']
/** One that fades out has given its keys back. */
const OPEN = LAYERS.map((role) => `[role="${role}"]:not([data-state="closed"])`).join()

/** True while something lies over the page that has its own use for keys: a dialog, a question or a menu. */
export function dialogIsOpen(): boolean {
  return document.querySelector(OPEN) !== null
}
