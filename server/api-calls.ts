import * as draft from '#app/api/chats/[chat_id]/draft/route.ts'
import * as members from '#app/api/chats/[chat_id]/members/route.ts'
import * as read from '#app/api/chats/[chat_id]/read/route.ts'
import * as chat from '#app/api/chats/[chat_id]/route.ts'
import * as unread from '#app/api/chats/[chat_id]/unread/route.ts'
import * as readAll from '#app/api/chats/read/route.ts'
import * as chats from '#app/api/chats/route.ts'
import * as searchChats from '#app/api/chats/search/[text]/route.ts'
import * as closed from '#app/api/messages/[chat_id]/[seq]/closed/route.ts'
import * as pin from '#app/api/messages/[chat_id]/[seq]/pin/route.ts'
import * as reactions from '#app/api/messages/[chat_id]/[seq]/reactions/[emoji]/route.ts'
import * as readers from '#app/api/messages/[chat_id]/[seq]/readers/route.ts'
import * as place from '#app/api/messages/[chat_id]/[seq]/route.ts'
import * as versions from '#app/api/messages/[chat_id]/[seq]/versions/route.ts'
import * as vote from '#app/api/messages/[chat_id]/[seq]/vote/route.ts'
import * as days from '#app/api/messages/[chat_id]/days/route.ts'
import * as pinned from '#app/api/messages/[chat_id]/pinned/route.ts'
import * as history from '#app/api/messages/[chat_id]/route.ts'
import * as messages from '#app/api/messages/route.ts'
import * as login from '#app/api/users/login/route.ts'
import * as me from '#app/api/users/me/route.ts'
import * as register from '#app/api/users/register/route.ts'
import * as users from '#app/api/users/route.ts'
import * as searchUsers from '#app/api/users/search/[text]/route.ts'
import type { AnswerCall } from '#http/route.ts'

/**
 * The paths of the API that the server answers by the handlers of their routes, without Next around them; a path that is missing
 * here is answered by Next, by the same handlers. Decision 10.
 */
export const API_CALLS: Record<string, AnswerCall> = {
  '/api/chats': chats.GET.reply,
  '/api/chats/search/{text}': searchChats.GET.reply,
  '/api/chats/read': readAll.PUT.reply,
  '/api/chats/{chat_id}': chat.GET.reply,
  '/api/chats/{chat_id}/draft': draft.PUT.reply,
  '/api/chats/{chat_id}/members': members.GET.reply,
  '/api/chats/{chat_id}/read': read.PUT.reply,
  '/api/chats/{chat_id}/unread': unread.PUT.reply,
  '/api/messages': messages.POST.reply,
  '/api/messages/{chat_id}': history.GET.reply,
  '/api/messages/{chat_id}/days': days.GET.reply,
  '/api/messages/{chat_id}/pinned': pinned.GET.reply,
  '/api/messages/{chat_id}/{seq}': place.PATCH.reply,
  '/api/messages/{chat_id}/{seq}/closed': closed.PUT.reply,
  '/api/messages/{chat_id}/{seq}/pin': pin.PUT.reply,
  '/api/messages/{chat_id}/{seq}/reactions/{emoji}': reactions.PUT.reply,
  '/api/messages/{chat_id}/{seq}/readers': readers.GET.reply,
  '/api/messages/{chat_id}/{seq}/versions': versions.GET.reply,
  '/api/messages/{chat_id}/{seq}/vote': vote.PUT.reply,
  '/api/users': users.GET.reply,
  '/api/users/login': login.POST.reply,
  '/api/users/me': me.GET.reply,
  '/api/users/register': register.POST.reply,
  '/api/users/search/{text}': searchUsers.GET.reply,
}

const TEMPLATES = Object.entries(API_CALLS).map(([path, call]) => ({ parts: path.split('/'), call }))

/** Who answers at a path, with or without its trailing slash; names go before `{parameters}`. Undefined: Next does. */
export function callAt(path: string): AnswerCall | undefined {
  if (!path.startsWith('/api/')) return undefined
  // What is written in another way than our paths are is Next's to understand.
  const { pathname } = new URL(path, 'http://server.invalid')
  const parts = (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname).split('/')
  return TEMPLATES.find((template) => fits(template.parts, parts))?.call
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  if (template.length !== parts.length) return false
  return template.every((part, at) => (part.startsWith('{') ? parts[at] !== '' : part === parts[at]))
}
