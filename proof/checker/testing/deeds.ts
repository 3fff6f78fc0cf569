/** What may happen, and how often relative to the rest. */
export const DEEDS = {
  send: 30,
  sendWithoutKey: 3,
  sendAgain: 3,
  sendToStrangers: 3,
  read: 9,
  edit: 9,
  delete: 6,
  react: 9,
  unreact: 6,
  createChat: 3,
  addMember: 6,
  removeMember: 6,
  setRole: 3,
  signOut: 1,
  revoke: 1,
  callWhenSignedOut: 1,
  serve: 48,
  answer: 36,
  double: 9,
  loseCall: 9,
  arriveLate: 9,
  deliver: 48,
  loseStep: 3,
  repeatStep: 3,
  disconnect: 3,
  connect: 9,
  killServer: 1,
  stall: 1,
  forget: 1,
  render: 6,
  snapshot: 3,
  loadOlder: 6,
  walk: 9,
} as const
export type Deed = keyof typeof DEEDS
/** A deed with three numbers that pick who does it, and to what. */
export type Step = [deed: Deed, a: number, b: number, c: number]

/** Steps from a seed: the same ones every time. */
export function randomSteps(seed: number, length: number): Step[] {
  const random = mulberry32(seed)
  const bag = (Object.keys(DEEDS) as Deed[]).flatMap((deed) => Array<Deed>(DEEDS[deed]).fill(deed))
  const pick = (below: number) => Math.floor(random() * below)
  return Array.from({ length }, () => [bag[pick(bag.length)] as Deed, pick(1000), pick(1000), pick(1000)])
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
