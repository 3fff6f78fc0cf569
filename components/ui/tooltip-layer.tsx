import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { fullMoment } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { placeTip, type TipPlace } from './tip-place.ts'

const WAIT_MS = 500
const GAP = 8
const TIPPED = '[data-tip], [data-tip-at]'

interface Tip extends TipPlace {
  text: string
}

/**
 * One tooltip for the whole window: any element with `data-tip` shows it after half a second of hovering or of
 * keyboard focus, and one with `data-tip-at` (ms since the epoch) that moment in full. It repeats the element's own name,
 * so screen readers are spared it.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  const bubble = useRef<HTMLDivElement>(null)
  const region = useRegion()
  const textOf = useEffectEvent((element: Element) => {
    const at = element.getAttribute('data-tip-at')
    return at === null ? element.getAttribute('data-tip') : fullMoment(Number(at), region)
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let target: Element | null = null

    const hide = () => {
      clearTimeout(timer)
      target = null
      setTip(null)
    }
    const show = (element: Element) => {
      const text = textOf(element)
      if (text && element.isConnected) setTip({ text, ...placeTip(element.getBoundingClientRect(), GAP) })
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return
      if (bubble.current?.contains(event.target)) return
      const element = event.target.closest(TIPPED)
      if (element === target) return
      hide()
      if (!element) return
      target = element
      timer = setTimeout(() => show(element), WAIT_MS)
    }
    const focus = (event: FocusEvent) => {
      const element = event.target instanceof Element ? event.target.closest(TIPPED) : null
      hide()
      if (!element?.matches(':focus-visible')) return
      target = element
      timer = setTimeout(() => show(element), WAIT_MS)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }

    const options = { capture: true, passive: true }
    document.addEventListener('pointerover', over, options)
    document.addEventListener('focusin', focus, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('scroll', hide, options)
    document.addEventListener('keydown', key, options)
    document.documentElement.addEventListener('pointerleave', hide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over, options)
      document.removeEventListener('focusin', focus, options)
      document.removeEventListener('focusout', hide, options)
      document.removeEventListener('pointerdown', hide, options)
      document.removeEventListener('scroll', hide, options)
      document.removeEventListener('keydown', key, options)
      document.documentElement.removeEventListener('pointerleave', hide)
    }
  }, [])

  if (!tip) return null
  return (
    <div
      ref={bubble}
      aria-hidden
      style={{ left: tip.x, top: tip.y, translate: `${tip.shiftX}% ${tip.above ? '-100%' : '0'}` }}
      className="fixed z-60 max-w-70 animate-fade-in rounded-sm bg-(--mm-tooltip) px-2.5 py-1.5 text-sm font-label text-surface forced-colors:border"
    >
      {tip.text}
    </div>
  )
}
