import { glide } from '#components/messages/glide.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { correction, isNearEnd, type Spot, toThird } from '#components/messages/place.ts'
import type { ThreadView } from '#components/messages/thread-view.ts'

/** As many visible messages are remembered, in case the first of them are gone after a change. */
const REMEMBERED = 12
/** A place further away than so many windows is shown at once. */
const GLIDE_WITHIN = 2
const TAKES_OVER = ['wheel', 'touchstart', 'pointerdown'] as const

/**
 * Keeps the reader's place in the list. The browser's own anchoring is off: before a change the messages on screen are
 * remembered with their tops, after it the list is scrolled by as much as the first of them has moved. A list whose end
 * is in view follows its end instead.
 */
export class ThreadScroller {
  /** The last message of the chat stands in the document. */
  hasTail = true
  /** The end was in view when the reader last moved. */
  follows = true
  /** Which way the reader moved last. */
  way: 'up' | 'down' | null = null

  readonly #at: ThreadView
  readonly #moved: (byReader: boolean) => void
  readonly #observer = new ResizeObserver(() => this.keep(true))
  #spots: Spot<HTMLElement>[] = []
  #known = { height: 0, width: 0, head: 0, top: 0, below: 0 }
  #stop = () => {}

  /** `moved` is called after the reader, a change or a resize has moved the list. */
  constructor(at: ThreadView, moved: (byReader: boolean) => void) {
    this.#at = at
    this.#moved = moved
    this.#observer.observe(at.view)
    this.#observer.observe(at.rows.parentElement ?? at.rows, { box: 'border-box' })
    at.view.addEventListener('scroll', this.#scrolled, { passive: true })
    for (const type of TAKES_OVER) at.view.addEventListener(type, this.#stopGlide, { passive: true })
  }

  destroy(): void {
    this.#stop()
    this.#observer.disconnect()
    this.#at.view.removeEventListener('scroll', this.#scrolled)
    for (const type of TAKES_OVER) this.#at.view.removeEventListener(type, this.#stopGlide)
  }

  /** Notes where the visible messages stand; right before a change. */
  remember(): void {
    // A new width is heard of here first when it is also the reason for the change.
    if (this.#known.width > 0 && this.#known.width !== this.#at.view.clientWidth) this.keep(true)
    else this.#note()
  }

  #note(): void {
    const { view } = this.#at
    const head = this.#at.head()
    const spots = this.#at.messages(REMEMBERED).map((item) => ({ item, top: this.#at.topOf(item) }))
    // One that is cut off by the header may grow where nobody sees it: the first whole one counts before it.
    const [first, ...rest] = spots
    this.#spots = first && rest.length > 0 && first.top < head ? [...rest, first] : spots
    this.#known = {
      height: view.clientHeight,
      width: view.clientWidth,
      head,
      top: view.scrollTop,
      below: this.#at.below(),
    }
  }

  /** Puts the reader back where he was; right after a change, before it is painted. */
  keep(resized = false): void {
    const { view } = this.#at
    const { height, width, below } = this.#known
    const since = resized ? this.#movedSince() : 0
    if (resized && width === view.clientWidth && height !== view.clientHeight && isTouch() && !this.follows) {
      // A keyboard has opened or closed: the last line above it stays.
      view.scrollTop += height - view.clientHeight
    } else {
      // A header that has grown with the text must not cover the line.
      const shift = since + this.#known.head - this.#at.head()
      const by = correction(this.#spots, (item) => (item.isConnected ? this.#at.topOf(item) + shift : undefined))
      if (by !== 0) view.scrollTop += by
    }
    // Something came at the end, or there is less room. Who has just left the end, and was not heard of yet, is not taken back.
    if (this.follows && this.hasTail && since === 0 && this.#at.below() > below) view.scrollTop = view.scrollHeight
    this.#note()
    this.#moved(false)
  }

  /** How far the reader has moved since the tops were noted; a list that has become too short moves by itself. */
  #movedSince(): number {
    const moved = this.#at.above() - this.#known.top
    return moved < 0 && this.#at.below() < 1 ? 0 : moved
  }

  /** Where the topmost message stands, to come back to it later; null at the end. */
  place(): { seq: number; top: number } | null {
    if (this.follows && this.hasTail) return null
    const spot = this.#spots.find(({ item }) => Number(item.dataset.seq ?? 0) > 0)
    return spot ? { seq: Number(spot.item.dataset.seq), top: spot.top } : null
  }

  toEnd(smooth = false): void {
    const near = this.#at.below() <= this.#at.view.clientHeight * GLIDE_WITHIN
    if (smooth && near) this.#glideBy(() => this.#at.below())
    else this.#jumpTo(this.#at.view.scrollHeight)
    this.follows = true
  }

  /** Brings an element to a third of what is visible. */
  toThird(element: HTMLElement, smooth = false): void {
    const left = () => {
      const wanted = toThird(this.#at.topOf(element), this.#at.head(), this.#at.foot())
      return Math.max(-this.#at.above(), Math.min(wanted, this.#at.below()))
    }
    if (smooth && Math.abs(left()) <= this.#at.view.clientHeight * GLIDE_WITHIN) this.#glideBy(left)
    else this.#jumpTo(this.#at.above() + left())
  }

  /** Puts an element's upper edge where it was when its place was noted. */
  toTop(element: HTMLElement, top: number): void {
    this.#jumpTo(this.#at.above() + this.#at.topOf(element) - top)
  }

  /** One window up or down, less a line that stays in view. */
  page(way: 'up' | 'down'): void {
    const height = Math.max(80, this.#at.foot() - this.#at.head() - 48)
    let left = way === 'up' ? -height : height
    this.#glideBy(
      () => left,
      (step) => {
        left -= step
      },
    )
  }

  /** Scrolls as little as is needed to show an element between header and composer. */
  reveal(element: HTMLElement): void {
    const top = this.#at.topOf(element)
    const over = top - this.#at.head() - 12
    const under = top + element.offsetHeight - this.#at.foot() + 12
    if (over < 0 || element.offsetHeight > this.#at.foot() - this.#at.head()) this.#jumpTo(this.#at.above() + over)
    else if (under > 0) this.#jumpTo(this.#at.above() + under)
  }

  #jumpTo(top: number): void {
    this.#stop()
    this.#at.view.scrollTop = top
    this.follows = isNearEnd(this.#at.view) && this.hasTail
    this.#note()
    this.#moved(false)
  }

  #glideBy(left: () => number, stepped?: (step: number) => void): void {
    this.#stop()
    this.#stop = glide(this.#at.view, left, stepped)
  }

  #stopGlide = (): void => this.#stop()

  #scrolled = (): void => {
    const { view } = this.#at
    const { top, below } = this.#known
    // One's own corrections are known already.
    if (Math.abs(view.scrollTop - top) < 1) return
    this.way = view.scrollTop < top ? 'up' : 'down'
    // A list that has just grown is judged after it was put right.
    const grown = Math.abs(this.#at.above() + this.#at.below() - top - below) >= 1
    if (!grown) this.follows = isNearEnd(view) && this.hasTail
    this.remember()
    this.#moved(true)
  }
}
