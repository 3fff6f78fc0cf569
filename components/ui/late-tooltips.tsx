'use client'

import { lazyPart } from '#components/ui/lazy-part.ts'
import { useLatePart } from '#components/ui/use-late-part.ts'

const loadLayer = lazyPart(async () => (await import('#components/ui/tooltip-layer.tsx')).TooltipLayer)

/** Tooltips are wanted only once somebody is there. Mount it once. */
export function LateTooltips() {
  const TooltipLayer = useLatePart(loadLayer, false)
  return TooltipLayer && <TooltipLayer />
}
