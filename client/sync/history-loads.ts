import { mergePage } from '#client/replica/merge-page.ts'
import { emptyConversation, withConversation } from '#client/replica/replica.ts'
import { askPage, askSync, dropLoads, noteHead } from '#client/sync/ask.ts'
import type { Engine, Load } from '#client/sync/engine-state.ts'
import type { HistoryPage, HistoryRequest } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'

/** Continues the stretch at one end, unless there is nothing or it is already under way. */
export function loadMore(engine: Engine, chatId: number, kind: 'older' | 'newer'): void {
  const conversation = engine.replica.conversations.get(chatId)
  if (conversation?.status !== 'ready') return
  const older = kind === 'older'
  const edge = older ? conversation.messages[0] : conversation.messages.at(-1)
  const wanted = older
    ? conversation.hasOlder && !conversation.loadingOlder
    : conversation.hasNewer && !conversation.loadingNewer
  if (!edge || !wanted) return
  engine.replica = withConversation(engine.replica, {
    ...conversation,
    ...(older ? { loadingOlder: true } : { loadingNewer: true }),
  })
  const place = older ? { before_seq: edge.seq } : { after_seq: edge.seq }
  askPage(engine, { chatId, kind, edge: edge.seq, request: { chat_id: chatId, ...place } })
}

/** Another stretch instead of the present one, which stays until the page is here. A chat has to be known first. */
export function loadInstead(engine: Engine, chatId: number, aroundSeq: number | null): void {
  if (!engine.replica.chats.has(chatId)) return
  const conversation = engine.replica.conversations.get(chatId) ?? emptyConversation(chatId)
  dropLoads(engine, chatId)
  engine.replica = withConversation(engine.replica, {
    ...conversation,
    status: conversation.status === 'ready' ? 'ready' : 'loading',
    loadingOlder: false,
    loadingNewer: false,
  })
  const request: HistoryRequest = aroundSeq === null ? { chat_id: chatId } : { chat_id: chatId, around_seq: aroundSeq }
  askPage(engine, { chatId, kind: 'replace', edge: 0, request })
}

export function hearPage(engine: Engine, token: number, page: HistoryPage): void {
  const load = engine.loads.get(token)
  if (!load) return
  if (page.epoch !== engine.replica.epoch) {
    askSync(engine)
    return
  }
  load.page = page
  noteHead(engine, load.chatId, page.head)
  settleLoads(engine, load.chatId)
}

/** A page whose head is ahead of the cursor waits until the chat has caught up with it. */
export function settleLoads(engine: Engine, chatId: number): void {
  const record = engine.replica.chats.get(chatId)
  if (!record) return
  for (const load of [...engine.loads.values()]) {
    const { page } = load
    if (load.chatId !== chatId || !page || page.head > record.rev) continue
    engine.loads.delete(load.token)
    const since = load.since.filter((message) => message.rev > page.head)
    const place = load.kind === 'replace' ? { kind: load.kind } : { kind: load.kind, edge: load.edge }
    engine.replica = mergePage(engine.replica, page, place, since)
  }
}

export function pageFailed(engine: Engine, token: number, problem: Problem): void {
  const load = engine.loads.get(token)
  if (!load) return
  engine.loads.delete(token)
  const conversation = engine.replica.conversations.get(load.chatId)
  if (!conversation) return
  engine.replica = withConversation(engine.replica, { ...conversation, ...consequence(load, problem, conversation) })
}

function consequence(load: Load, problem: Problem, { status }: { status: string }) {
  if (load.kind === 'older') return { loadingOlder: false }
  if (load.kind === 'newer') return { loadingNewer: false }
  if (status === 'ready') return {}
  return { status: problem.code === 'not_found' ? ('missing' as const) : ('failed' as const) }
}
