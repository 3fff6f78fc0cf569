/** Both of two texts: one of them where it goes on from the other, else one below the other. Rule DF4. */
export function bringTogether(kept: string, typed: string): string {
  if (kept.startsWith(typed)) return kept
  return typed.startsWith(kept) ? typed : `${kept}\n${typed}`
}
