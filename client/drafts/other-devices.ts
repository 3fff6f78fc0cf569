import type { BegunParts } from '#client/drafts/begun.ts'
import { createDraftExchange } from '#client/drafts/draft-exchange.ts'
import type { Replica } from '#client/replica/replica.ts'
import type { Draft, DraftContent } from '#contracts/drafts.ts'
import type { Message } from '#contracts/messages.ts'
import type { Reply } from '#contracts/replies.ts'

/** UTF-16 units of a request that a page which is going may leave behind: browsers let it have 64 KiB. */
const LEFT_BEHIND_MAX = 20_000

/** What is begun here follows the person to his other devices, and the other way round. Rule DF4. */
export function createOtherDevices({
  userId,
  http,
  store,
  replica,
  isConnected,
  drafts,
  answering,
  editing,
}: BegunParts) {
  const there = (chatId: number) => replica().chats.get(chatId)?.chat.membership?.draft
  const epoch = () => replica().epoch
  const exchange = createDraftExchange(userId, { here, there, take, save, isConnected, epoch })
  /** Edits that have ended elsewhere, until it is known why. */
  const ending = new Set<number>()
  let looked: Replica['chats'] | null = null

  function here(chatId: number): DraftContent {
    const state = store.get()
    const reply = state.answering.get(chatId)
    return {
      text: state.drafts.get(chatId) ?? '',
      reply: reply ? { seq: reply.seq, quote: reply.quote } : null,
      edit: ending.has(chatId) ? null : (state.editing.get(chatId) ?? null),
    }
  }

  function save(chatId: number, { text, reply, edit }: DraftContent, based_on: number) {
    const body = { text: clean(text), reply, edit: edit && { ...edit, text: clean(edit.text) }, based_on }
    const keepalive = text.length + (edit?.text.length ?? 0) < LEFT_BEHIND_MAX
    return http<Draft>(`/api/chats/${chatId}/draft`, { method: 'PUT', body, keepalive })
  }

  function take(chatId: number, { text, reply, edit }: DraftContent): void {
    drafts.set(chatId, text)
    if (edit || !editing.get(chatId)) editing.set(chatId, edit)
    else void endEdit(chatId)
    const known = store.get().answering.get(chatId)
    if (known?.seq === reply?.seq && known?.quote === reply?.quote) return
    answering.set(chatId, reply && toReply(reply))
    answering.follow(chatId, replica().conversations.get(chatId)?.messages ?? [])
    if (reply && store.get().answering.get(chatId)?.rev === 0) void readOriginal(chatId, reply.seq)
  }

  /** Saved or given up elsewhere: it ends here too. When its message was deleted, whoever writes at it keeps his text. Rule DF5. */
  async function endEdit(chatId: number): Promise<void> {
    const edit = editing.get(chatId)
    if (!edit) return
    ending.add(chatId)
    const stands = await readMessage(chatId, edit.seq)
    ending.delete(chatId)
    if (stands && editing.get(chatId) === edit) editing.set(chatId, null)
  }

  /** A message, wherever it is; undefined when it was deleted or cannot be read now. */
  async function readMessage(chatId: number, seq: number): Promise<Message | undefined> {
    const answer = await http<Message[]>(`/api/messages/${chatId}?after_seq=${seq - 1}&limit=1`)
    return answer.ok ? answer.data.find((message) => message.seq === seq) : undefined
  }

  /** What one is about to answer stands nowhere here. */
  async function readOriginal(chatId: number, seq: number): Promise<void> {
    const original = await readMessage(chatId, seq)
    if (original) answering.follow(chatId, [original])
  }

  return {
    ...exchange,
    /** The replica may be another one; `isBack`: and the connection, so that what was sent meanwhile is told as well. */
    look(isBack: boolean): void {
      const { chats } = replica()
      if (chats === looked && !isBack) return
      const before = isBack ? null : looked
      looked = chats
      for (const [chatId, { chat }] of chats) {
        const draft = chat.membership?.draft
        if (draft && draft !== before?.get(chatId)?.chat.membership?.draft) exchange.tell(chatId)
      }
    },
  }
}

/** Any state of the original is newer. */
function toReply({ seq, quote }: NonNullable<DraftContent['reply']>): Reply {
  return { seq, rev: 0, user_id: 0, display_name: '', text: '', quote, deleted: false }
}

/** Without what no draft may hold. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
