/** As long as `--animate-flash` lasts. */
const FLASH_MS = 1600

/** Points out a row that one has jumped to, and gives its message the focus: keys go on from there. */
export function flash(row: HTMLElement): void {
  delete row.dataset.flash
  // Asked for again while it lasts, it begins anew.
  row.getBoundingClientRect()
  row.dataset.flash = ''
  setTimeout(() => {
    delete row.dataset.flash
  }, FLASH_MS)
  row.querySelector<HTMLElement>('article')?.focus({ preventScroll: true })
}
