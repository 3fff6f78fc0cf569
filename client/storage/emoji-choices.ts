import { createJournal } from '#client/storage/journal.ts'

/** As many as the picker shows of them, in whatever width. */
const KEPT = 16

/** What somebody has chosen of emoji in this browser: those used last, the newest first, and a skin tone from 0 (none) to 5. Rule EM3. */
export function createEmojiChoices(userId: number) {
  const journal = createJournal<unknown>('emoji', userId)

  function recent(): string[] {
    const kept = journal.all().get('recent')
    return Array.isArray(kept) ? kept.filter((sign) => typeof sign === 'string').slice(0, KEPT) : []
  }

  return {
    recent,
    use(sign: string): void {
      journal.note('recent', [sign, ...recent().filter((other) => other !== sign)].slice(0, KEPT))
    },
    tone(): number {
      const kept = journal.all().get('tone')
      return typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= 5 ? kept : 0
    },
    setTone(tone: number): void {
      journal.note('tone', tone)
    },
    wipe: journal.wipe,
  }
}
