import { bringTogether } from '#client/drafts/bring-together.ts'
import type { DraftContent, DraftEdit } from '#contracts/drafts.ts'

export const NO_DRAFT: DraftContent = { text: '', reply: null, edit: null }

/** Whether two drafts say the same. */
export function isSameDraft(one: DraftContent, other: DraftContent): boolean {
  return one.text === other.text && isSame(one.reply, other.reply) && isSame(one.edit, other.edit)
}

/**
 * What becomes of a draft that was changed here since `base`, the last one that both sides knew, when the server has another one by
 * now. Of each part the changed one stays; of texts that were changed on both sides nothing is lost. Rule DF4.
 */
export function joinDrafts(here: DraftContent, base: DraftContent, there: DraftContent): DraftContent {
  return {
    text: joinTexts(here.text, base.text, there.text),
    reply: isSame(here.reply, base.reply) ? there.reply : here.reply,
    edit: joinEdits(here.edit, base.edit, there.edit),
  }
}

function joinEdits(here: DraftEdit | null, base: DraftEdit | null, there: DraftEdit | null): DraftEdit | null {
  if (isSame(here, base)) return there
  if (isSame(there, base) || here?.seq !== there?.seq || !here || !there) return here
  const version = Math.max(here.version, there.version)
  return { seq: here.seq, version, text: joinTexts(here.text, base?.seq === here.seq ? base.text : '', there.text) }
}

function joinTexts(here: string, base: string, there: string): string {
  if (here === base) return there
  return there === base ? here : bringTogether(there, here)
}

/** Parts are small and plain, and made in the same order of keys everywhere. */
function isSame<T extends object>(one: T | null, other: T | null): boolean {
  if (one === other || one === null || other === null) return one === other
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key])
}
