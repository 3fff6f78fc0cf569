import type { ChatKind } from '#contracts/chats.ts'
import { AppError } from '#domain/app-error.ts'

/** What decides who may do what in a chat. */
export interface Standing {
  kind: ChatKind
  isMember: boolean
}

/** Members see their chats; everybody signed in may look into a public one. Rule CH1. */
export function canSee(standing: Standing): boolean {
  return standing.isMember || standing.kind === 'public'
}

/** Whoever sees a chat may write in it: writing in a public one joins it. Rules CH1, CH6. */
export function canPost(standing: Standing): boolean {
  return canSee(standing)
}

/** True when a message of this person joins him first. Rule CH6. */
export function joinsByPosting(standing: Standing): boolean {
  return standing.kind === 'public' && !standing.isMember
}

/** What does not exist and what the caller may not see is answered alike. */
export function chatNotFound(): AppError {
  return new AppError('not_found', 'Chat not found')
}
