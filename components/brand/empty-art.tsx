/** The dusk under an arch. Decoration: what it means is written below it. */
export function EmptyArt({ className }: { className?: string }) {
  // biome-ignore lint/performance/noImgElement: a picture of a kilobyte from our own origin needs no optimizer.
  return <img src="/empty.svg" alt="" width={248} height={206} className={className} />
}
