import type { Messenger, Result } from '#client/messenger.ts'
import type { Message } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'

/** Something that a person wants of a message: shown at once, and then told. */
export interface Wish<T> {
  /** The same for all wishes that stand in place of each other. */
  name: string
  get(): T | undefined
  /** Undefined: nothing is wished any more. */
  set(value: T | undefined): void
  ask(value: T): Promise<Result<Message>>
  /** Whether what was told is seen where all look, the wish apart. */
  isShown(told: Message, value: T): boolean
  onRefused(problem: Problem): void
}

/** Wishes that are being told. */
const telling = new Set<string>()

/**
 * Shows a wish, tells it, and holds it until everybody sees it; who changes his mind meanwhile gets what he wanted last. When it is
 * refused, everything is as before. Rules RX6, PL7.
 */
export async function tellWish<T>(messenger: Pick<Messenger, 'subscribe'>, wish: Wish<T>, value: T): Promise<void> {
  const { name } = wish
  wish.set(value)
  if (telling.has(name)) return
  telling.add(name)
  const told = await tell(wish, value).finally(() => telling.delete(name))
  if (!told) return wish.set(undefined)
  await until(messenger, () => wish.isShown(told.message, told.value))
  if (wish.get() === told.value && !telling.has(name)) wish.set(undefined)
}

/** Tells what is wished, and what it has become meanwhile; null when it was refused. */
async function tell<T>(wish: Wish<T>, first: T): Promise<{ message: Message; value: T } | null> {
  for (let value = first; ; ) {
    const answer = await wish.ask(value)
    if (!answer.ok) {
      wish.onRefused(answer.problem)
      return null
    }
    const now = wish.get()
    if (now === undefined || now === value) return { message: answer.data, value }
    value = now
  }
}

function until(messenger: Pick<Messenger, 'subscribe'>, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = messenger.subscribe(() => {
      if (!isSo()) return
      stop()
      resolve()
    })
  })
}

/** A message as the conversation shows it, if it holds it. */
export function messageIn(messenger: Messenger, chatId: number, seq: number): Message | undefined {
  return messenger
    .getState()
    .conversations.get(chatId)
    ?.messages.find((message) => message.seq === seq)
}

/** The conversation shows a message as it is in the answer, or later, or no longer holds it. */
export function isInPlace(messenger: Messenger, { chat_id, seq, rev }: Message): boolean {
  return (messageIn(messenger, chat_id, seq)?.rev ?? Number.POSITIVE_INFINITY) >= rev
}
