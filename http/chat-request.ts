import { type CreateChatRequest, chatName } from '#contracts/chats.ts'
import { cleanName } from '#contracts/clean-name.ts'
import { AppError } from '#domain/app-error.ts'
import { check } from '#http/read-request.ts'

export type ChatToCreate =
  | { kind: 'direct'; userId: number }
  | { kind: 'group'; name: string; memberIds: number[] }
  | { kind: 'public'; name: string }

/**
 * Which chat is asked for, by the query as older programs do, or by JSON.
 * @throws `bad_request` without a name, `invalid` when the fields contradict each other
 */
export function chatToCreate(
  query: { name?: string; user_id?: number },
  body: CreateChatRequest | undefined,
): ChatToCreate {
  const name = cleanName(body?.name ?? query.name ?? '')
  const userId = body?.user_id ?? query.user_id
  const memberIds = body?.member_ids ?? undefined
  if (userId !== undefined) {
    if (name || memberIds) refuse('user_id', 'Give either user_id, or a name and its members')
    return { kind: 'direct', userId }
  }
  if (!name) throw new AppError('bad_request', 'Chat name cannot be empty')
  const cleaned = check(chatName, name)
  if (body?.visibility !== 'private' && !memberIds) return { kind: 'public', name: cleaned }
  if (body?.visibility === 'public')
    refuse('visibility', 'A public chat has no invited members: people join it by posting')
  return { kind: 'group', name: cleaned, memberIds: memberIds ?? [] }
}

function refuse(path: string, message: string): never {
  throw new AppError('invalid', message, { errors: [{ path, message }] })
}
