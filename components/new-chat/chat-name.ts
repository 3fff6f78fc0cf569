import { cleanName } from '#contracts/clean-name.ts'
import { LIMITS } from '#contracts/limits.ts'
import { codePoints } from '#contracts/text.ts'

/** Why a name does not do for a chat, as the server judges it; null when it does. */
export function chatNameFault(text: string): 'nameRequired' | 'nameTooLong' | null {
  const name = cleanName(text)
  if (name === '') return 'nameRequired'
  return codePoints(name) > LIMITS.chatNameMax ? 'nameTooLong' : null
}
