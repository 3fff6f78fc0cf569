/** How hard a password is to guess, 1 to 4: weak, rather weak, good, excellent. */
export type Strength = 1 | 2 | 3 | 4

/** Rows of keyboards and alphabets, which hands walk along. */
const WALKS = [
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  ...['abcdefghijklmnopqrstuvwxyz', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя', '01234567890', '1qaz2wsx3edc4rfv'],
]

/** Words that lists of guesses begin with. */
const COMMON = new Set(
  `password passwort qwerty admin root user guest login welcome letmein iloveyou love lovely sunshine princess dragon
  monkey football baseball master shadow superman batman michael jordan hello secret summer winter spring autumn mini
  messenger chat test google apple samsung computer internet пароль привет люблю любовь солнышко зайка котик мама папа
  наташа марина сергей андрей саша даша маша максим россия москва спартак зенит мессенджер чат gfhjkm ghbdtn`.split(
    /\s+/,
  ),
)

const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }

/**
 * Estimates by our own rules, without sending anything anywhere: how many bits a guesser has to try who knows words,
 * keyboard walks, years and the person's own names. It advises only; the server has the last word.
 */
export function passwordStrength(password: string, ownNames: readonly string[] = []): Strength {
  const bits = guessBits(password.normalize('NFKC'), ownNames)
  if (bits < 22) return 1
  if (bits < 36) return 2
  return bits < 52 ? 3 : 4
}

function guessBits(password: string, ownNames: readonly string[]): number {
  const half = password.slice(0, password.length / 2)
  if (half.length > 1 && half + half === password) return guessBits(half, ownNames) + 1

  const plain = password.toLowerCase()
  const known = new Set(
    ownNames.flatMap((name) => name.toLowerCase().split(/[\s_.-]+/)).filter((word) => word.length > 2),
  )
  const core = plain.replace(/[^\p{L}]+$/u, '').replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign)
  const parts = COMMON.has(core) || known.has(core) ? [core, ...split(plain.slice(core.length))] : split(plain)
  const seen = new Set<string>()
  let bits = capitals(password)
  for (const part of parts) {
    // A part that comes again costs a guesser next to nothing.
    bits += seen.has(part) ? 1 : partBits(part, known)
    seen.add(part)
  }
  return bits
}

/** Runs of letters, of digits and of other signs. */
function split(text: string): string[] {
  return text.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? []
}

function partBits(part: string, known: ReadonlySet<string>): number {
  if (known.has(part)) return 2
  if (COMMON.has(part)) return 5
  const length = [...part].length
  if (length > 2 && (isRepeated(part) || isWalk(part))) return 4
  if (/^(19|20)\d\d$/.test(part)) return 6.5
  if (/^\d+$/.test(part)) return length * 3.3
  // Letters make words: after the first three, the next ones are half known.
  if (/^\p{L}+$/u.test(part)) return Math.min(length, 3) * 4.7 + Math.max(0, length - 3) * 2.2
  return Math.min(length, 6) * 5
}

function isRepeated(part: string): boolean {
  return new Set(part).size === 1
}

function isWalk(part: string): boolean {
  const back = [...part].reverse().join('')
  return WALKS.some((walk) => walk.includes(part) || walk.includes(back))
}

/** Capitals help when they are not just the first letter or all of them. */
function capitals(password: string): number {
  const upper = password.match(/\p{Lu}/gu)?.length ?? 0
  const lower = password.match(/\p{Ll}/gu)?.length ?? 0
  if (upper === 0 || lower === 0) return 0
  return upper === 1 ? 1 : Math.min(upper, lower) * 2
}
