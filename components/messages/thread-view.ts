import { distanceToEnd, firstBelow } from '#components/messages/place.ts'

/** Reads where things stand in the list. All numbers are px from the upper edge of the list. */
export class ThreadView {
  /** What scrolls. */
  readonly view: HTMLElement
  /** Holds the rows and nothing else. */
  readonly rows: HTMLElement
  /** The list was away from its end when scripts took it over. */
  movedEarly = false

  constructor(view: HTMLElement, rows: HTMLElement) {
    this.view = view
    this.rows = rows
    this.#turn()
    // The room that scrollbars take is taken from the sides, so that the column keeps its width.
    view.style.setProperty('--gutter', `${(view.offsetWidth - view.clientWidth) / 2}px`)
  }

  /** A list that came with the page has counted from its end: now it counts from its beginning, and stands where it stood. */
  #turn(): void {
    if (!('still' in this.view.dataset)) return
    const fromEnd = -this.view.scrollTop
    delete this.view.dataset.still
    this.view.scrollTop = this.view.scrollHeight - this.view.clientHeight - fromEnd
    this.movedEarly = fromEnd > 1
  }

  /** The lower edge of the header, under which messages pass. */
  head(): number {
    return Number.parseFloat(getComputedStyle(this.view).scrollPaddingTop) || 0
  }

  /** The upper edge of the composer. */
  foot(): number {
    return this.view.clientHeight - (Number.parseFloat(getComputedStyle(this.view).scrollPaddingBottom) || 0)
  }

  /** How far there is to scroll. */
  above(): number {
    return this.view.scrollTop
  }

  below(): number {
    return distanceToEnd(this.view)
  }

  topOf(element: HTMLElement): number {
    return element.getBoundingClientRect().top - this.view.getBoundingClientRect().top
  }

  /** The row that crosses the lower edge of the header, a day pill and the divider included. */
  topRow(): HTMLElement | undefined {
    return this.#row(this.#firstVisible())
  }

  /** The topmost messages on screen, at most so many. */
  messages(most: number): HTMLElement[] {
    const found: HTMLElement[] = []
    for (const row of this.#onScreen()) {
      if (row.dataset.message === undefined) continue
      found.push(row)
      if (found.length === most) break
    }
    return found
  }

  /** The seqs of the first and the last stored message on screen; null when there is none. */
  seqs(): [number, number] | null {
    let seqs: [number, number] | null = null
    for (const row of this.#onScreen()) {
      const seq = Number(row.dataset.seq ?? 0)
      if (seq > 0) seqs = [seqs?.[0] ?? seq, seq]
    }
    return seqs
  }

  *#onScreen(): Generator<HTMLElement> {
    const end = this.#scrolled() + this.view.clientHeight
    for (let index = this.#firstVisible(); ; index++) {
      const row = this.#row(index)
      if (!row || row.offsetTop >= end) return
      yield row
    }
  }

  #firstVisible(): number {
    const line = this.#scrolled() + this.head()
    return firstBelow(this.rows.children.length, line, (index) => {
      const row = this.#row(index)
      return row ? row.offsetTop + row.offsetHeight : 0
    })
  }

  /** The upper edge of the list, measured as the rows' offsets are: from the top of what holds them. */
  #scrolled(): number {
    return this.view.scrollTop - this.rows.offsetTop
  }

  #row(index: number): HTMLElement | undefined {
    return this.rows.children[index] as HTMLElement | undefined
  }
}
