import type { Dialogue, Moment } from '#seed/dialogue.ts'
import { inOwnManner, splitSentences, withReaction } from '#seed/manner.ts'
import type { Person } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'
import { castDialogue, type Said, tellDialogue } from '#seed/tell.ts'

/** One conversation of a chat, before it has a time. */
export interface Talk {
  moment: Moment
  said: Said[]
  /** True for those that people who are away have not seen. */
  late: boolean
}

/** Letters. A line of that length which came again would be noticed at once ... */
const NOTICEABLE = 20
/** ... and so would a conversation of which more than this share of all but the shortest lines did. */
const SIMILAR = 0.25
const SHORT = 8

/** A line as a reader remembers it: without numbers, capitals and signs. */
export function gist(text: string): string {
  return text.toLowerCase().replace(/[\d\p{P}\p{S}]/gu, '')
}

/** Tells the conversations of one chat, so that nobody has the feeling of having read them before. */
export class ChatTeller {
  private readonly noticed = new Set<string>()
  private readonly told = new Map<Dialogue, Set<string>>()

  constructor(private readonly random: Random) {}

  /** Null when these people cannot play it, or nothing new can be made of it. */
  tell(dialogue: Dialogue, people: readonly Person[], late = false): Talk | null {
    for (const version of this.random.shuffle(Array.from({ length: dialogue.versions }, (_, at) => at))) {
      const cast = castDialogue(dialogue, people, this.random)
      if (!cast) return null
      const said = tellDialogue(dialogue, cast, version, this.random)
      const lines = said.flatMap(({ text }) => splitSentences(text).map(gist))
      if (!this.isNew(dialogue, lines)) continue
      this.remember(dialogue, lines)
      const typed = said.flatMap((each) => inOwnManner(each, this.random))
      return { moment: dialogue.moment, said: withReaction(typed, people, this.random), late }
    }
    return null
  }

  private isNew(dialogue: Dialogue, lines: readonly string[]): boolean {
    const noticeable = lines.filter((line) => line.length >= NOTICEABLE)
    if (noticeable.some((line) => this.noticed.has(line))) return false
    const told = this.told.get(dialogue)
    const longer = lines.filter((line) => line.length >= SHORT)
    return !told || longer.filter((line) => told.has(line)).length <= longer.length * SIMILAR
  }

  private remember(dialogue: Dialogue, lines: readonly string[]): void {
    const told = this.told.get(dialogue) ?? new Set<string>()
    this.told.set(dialogue, told)
    for (const line of lines) {
      told.add(line)
      if (line.length >= NOTICEABLE) this.noticed.add(line)
    }
  }
}
