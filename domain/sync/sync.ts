import type { Chat } from '#contracts/chats.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { ChatChanges, SyncAnswer, SyncRequest } from '#contracts/sync.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { askTogether, type Outcome } from '#domain/ask-together.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { pairsOf, readChatList, readChats } from '#domain/chats/read-chats.ts'
import { invalidToken } from '#domain/check-actor.ts'
import { compareChats } from '#domain/sync/compare-chats.ts'
import { type Person, readPeople } from '#domain/sync/person-store.ts'
import { type Place, readPlaces } from '#domain/sync/place-store.ts'
import { readSteps } from '#domain/sync/step-store.ts'
import { joinStretches, type Stretch, shareRoom } from '#domain/sync/stretch.ts'
import type { Queryable } from '#runtime/database.ts'
import { remember } from '#runtime/remember.ts'
import { inSnapshot } from '#runtime/transaction.ts'

interface Ask {
  actor: Actor
  request: SyncRequest
}

/**
 * Everything a client missed, as of one moment: chats that are new to it or changed for this person, the steps of the
 * conversations it keeps (at most SERVER_LIMITS.changesPageMax together; `behind` names those with more), read marks of others.
 * An unknown epoch, or a person's cursor above his head, is answered by `reset`: the whole list anew. Those who come back
 * together are answered together: what several of them missed is read once. Rules DL10 to DL14.
 * @throws `invalid_token` when the account is gone
 */
export function sync(actor: Actor, request: SyncRequest): Promise<SyncAnswer> {
  const ask = remember('syncs', () => askTogether((asks: Ask[]) => inSnapshot((tx) => syncAll(tx, asks))))
  return answerInTime(() => ask({ actor, request }))
}

async function syncAll(tx: Queryable, asks: readonly Ask[]): Promise<Outcome<SyncAnswer>[]> {
  const epoch = await readEpoch(tx)
  const people = await readPeople(
    tx,
    asks.map(({ actor }) => actor.userId),
  )
  const places = await readPlaces(
    tx,
    asks.map(({ actor, request }) => ({
      userId: actor.userId,
      chatIds: isReset(request, epoch, people.get(actor.userId)) ? [] : request.chats.map(([chatId]) => chatId),
    })),
  )
  const plans = asks.map((ask, at) => plan(ask, epoch, people.get(ask.actor.userId), places[at] ?? []))
  const whole = joinStretches(plans.flatMap(({ stretches }) => stretches))
  const steps = await readSteps(tx, whole)
  const stepsOf = new Map(whole.map(({ chatId }, at) => [chatId, steps[at] ?? []]))
  const missed = ({ chatId, after, upto }: Stretch): ChatChanges => {
    const changes = stepsOf.get(chatId)?.filter(({ rev }) => rev > after && rev <= upto) ?? []
    return { chat_id: chatId, epoch, after, upto, changes }
  }

  const outcomes: Outcome<SyncAnswer>[] = []
  for (const { actor, person, reset, fresh, gone, stretches, behind, own } of plans) {
    if (!person) {
      outcomes.push({ ok: false, error: invalidToken() })
      continue
    }
    const answer = {
      epoch,
      server_time: new Date().toISOString(),
      reset,
      user_rev: person.head,
      me: person.me,
      chats: await readFresh(tx, actor, fresh, reset),
      removed: gone,
      changes: stretches.map(missed),
      behind,
      reads: own.flatMap((place) => (place.isMember ? [[place.chatId, place.othersReadSeq] as [number, number]] : [])),
    }
    outcomes.push({ ok: true, answer })
  }
  return outcomes
}

function isReset({ epoch, user_rev }: SyncRequest, current: string, person: Person | undefined): boolean {
  return epoch !== current || user_rev > (person?.head ?? 0)
}

/** What is to be told to one client. */
function plan({ actor, request }: Ask, epoch: string, person: Person | undefined, own: readonly Place[]) {
  const reset = isReset(request, epoch, person)
  const known = reset ? [] : request.chats.map(([chatId, rev, hasMessages]) => ({ chatId, rev, hasMessages }))
  const { fresh, stale, gone } = compareChats(known, own, request.user_rev)
  return { actor, person, own, reset, fresh, gone, ...shareRoom(stale, SERVER_LIMITS.changesPageMax) }
}

async function readFresh(tx: Queryable, actor: Actor, chatIds: number[], all: boolean): Promise<Chat[]> {
  if (chatIds.length === 0) return []
  if (all) return readChatList(tx, actor.userId)
  return (await readChats(tx, pairsOf(actor.userId, chatIds))).map((sight) => sight.chat)
}
