import type { RefObject } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Messenger } from '#client/messenger.ts'
import { begunMention, searchMembers } from '#components/messages/mention-search.ts'
import { useOffer } from '#components/messages/use-offer.ts'
import { useReplacing } from '#components/messages/use-replacing.ts'
import type { User } from '#contracts/users.ts'

/** As many as are offered at once; the list scrolls. */
const OFFERED = 20

/** Somebody whom one may call, or everybody by this word. */
export type Callee = { kind: 'person'; person: User } | { kind: 'all'; word: string }

/** People in what one types into the field of a chat: after an at sign those in it are offered. Rule MN7. */
export function useMentionWords(fieldRef: RefObject<HTMLTextAreaElement | null>, chatId: number, allWord: string) {
  const messenger = useMessenger()
  const replace = useReplacing(fieldRef)
  return useOffer<Callee>(fieldRef, {
    begun: begunMention,
    search: async (name) => [
      ...everybody(messenger, chatId, name, allWord),
      ...(await members(messenger, chatId, name)),
    ],
    pick(callee, field, typed) {
      const word = callee.kind === 'all' ? callee.word : callee.person.username
      const follows = field.value[typed.from + typed.text.length]
      replace(field, typed, `@${word}${follows !== undefined && /[\s.,!?:;)]/.test(follows) ? '' : ' '}`)
    },
  })
}

/** Who may call everybody is offered it. Rule MN3. */
function everybody(messenger: Messenger, chatId: number, name: string, word: string): Callee[] {
  const chat = messenger.getState().chats.get(chatId)?.chat
  const may = chat && chat.kind !== 'direct' && chat.membership && chat.membership.role !== 'member'
  const begins = [word, 'all', 'все'].some((each) => each.startsWith(name.toLowerCase()))
  return may && begins ? [{ kind: 'all', word }] : []
}

async function members(messenger: Messenger, chatId: number, name: string): Promise<Callee[]> {
  if (messenger.getState().chats.get(chatId)?.chat.kind === 'direct') return []
  if (!messenger.getState().members.has(chatId)) await messenger.loadMembers(chatId)
  const { members: known, conversations, me } = messenger.getState()
  const people = (known.get(chatId) ?? []).map(({ user }) => user).filter(({ id }) => id !== me.id)
  const spoke = [...(conversations.get(chatId)?.messages ?? [])].reverse().map(({ user_id }) => user_id)
  return searchMembers(people, name, [...new Set(spoke)])
    .slice(0, OFFERED)
    .map((person) => ({ kind: 'person', person }))
}
