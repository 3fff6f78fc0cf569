import type { Person } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'
import type { Said } from '#seed/tell.ts'

/** Says it as its author types: sentence after sentence, without capitals, with a smile, as his habits are. */
export function inOwnManner(said: Said, random: Random): Said[] {
  const { bursts, lowerCase, brackets } = said.author.habits
  if (/\n|https?:/.test(said.text)) return [said]
  const sentences = splitSentences(said.text)
  const pieces = sentences.length > 1 && random.chance(bursts) ? sentences : [said.text]
  return pieces.map((piece, at) => {
    const text = random.chance(lowerCase) ? withoutCapital(piece) : piece
    const smiles = at === pieces.length - 1 && said.language === 'ru' && /\p{L}$/u.test(text) && random.chance(brackets)
    return { ...said, text: smiles ? `${text})` : text, pause: at === 0 ? said.pause : 0 }
  })
}

/** What may be sent as messages of their own. */
export function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?…] )(?=\p{Lu})/u).map((sentence) => sentence.trim().replace(/(?<=\p{L})\.$/u, ''))
}

/** Only of a word: `WC` and `OK` stay. */
function withoutCapital(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}| )/u, (letter) => letter.toLowerCase())
}

const REACTIONS = ['👍', '❤️', '😂', '🔥', '👏', '🙏', '😍', '🎉', '👍👍', '😂😂😂', '🤝', '💪', '🥰', '👀', '✨', '❤️❤️']

/** Sometimes somebody has the last word with an emoji alone. */
export function withReaction(said: Said[], people: readonly Person[], random: Random): Said[] {
  const last = said.at(-1)
  const others = people.filter((person) => person !== last?.author)
  if (!last || others.length === 0 || /^\p{Extended_Pictographic}/u.test(last.text) || !random.chance(0.22)) return said
  return [...said, { ...last, author: random.pick(others), text: random.pick(REACTIONS), pause: 0 }]
}
