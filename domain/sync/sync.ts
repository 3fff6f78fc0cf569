import type { Chat } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { SyncAnswer, SyncRequest } from '#contracts/sync.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { pairsOf, readChatList, readChats } from '#domain/chats/read-chats.ts'
import { compareChats, type Known } from '#domain/sync/compare-chats.ts'
import { readPerson } from '#domain/sync/person-store.ts'
import { readPlaces } from '#domain/sync/place-store.ts'
import { readSteps } from '#domain/sync/step-store.ts'
import { shareRoom } from '#domain/sync/stretch.ts'
import type { Queryable } from '#runtime/database.ts'
import { inSnapshot } from '#runtime/transaction.ts'

/**
 * Everything a client missed, as of one moment: chats that are new to it or changed for this person, the steps of the
 * conversations it keeps (at most LIMITS.changesPageMax together; `behind` names those with more), read marks of others.
 * An unknown epoch, or a person's cursor above his head, is answered by `reset`: the whole list anew. Rules DL10 to DL14.
 */
export function sync(actor: Actor, request: SyncRequest): Promise<SyncAnswer> {
  return answerInTime(() => inSnapshot((tx) => syncIn(tx, actor, request)))
}

async function syncIn(tx: Queryable, actor: Actor, request: SyncRequest): Promise<SyncAnswer> {
  const epoch = await readEpoch(tx)
  const { me, head } = await readPerson(tx, actor)
  const reset = request.epoch !== epoch || request.user_rev > head
  const known: Known[] = reset ? [] : request.chats.map(([chatId, rev, hasMessages]) => ({ chatId, rev, hasMessages }))
  const places = await readPlaces(
    tx,
    actor.userId,
    known.map((each) => each.chatId),
  )
  const { fresh, stale, gone } = compareChats(known, places, request.user_rev)
  const { stretches, behind } = shareRoom(stale, LIMITS.changesPageMax)
  const steps = await readSteps(tx, stretches)
  return {
    epoch,
    server_time: new Date().toISOString(),
    reset,
    user_rev: head,
    me,
    chats: await readFresh(tx, actor, fresh, reset),
    removed: gone,
    changes: stretches.map(({ chatId, after, upto }, at) => ({
      chat_id: chatId,
      epoch,
      after,
      upto,
      changes: steps[at] ?? [],
    })),
    behind,
    reads: places.flatMap((place) => (place.isMember ? [[place.chatId, place.othersReadSeq] as [number, number]] : [])),
  }
}

async function readFresh(tx: Queryable, actor: Actor, chatIds: number[], all: boolean): Promise<Chat[]> {
  if (chatIds.length === 0) return []
  if (all) return readChatList(tx, actor.userId)
  return (await readChats(tx, pairsOf(actor.userId, chatIds))).map((sight) => sight.chat)
}
