import { setTimeout as wait } from 'node:timers/promises'
import type { Draft } from '#contracts/drafts.ts'
import type { DatabaseUnderTest } from '#proof/chaos/system/database-under-test.ts'
import type { Population } from '#proof/chaos/workload/population.ts'
import type { World } from '#proof/chaos/world.ts'

/** ms that writers may take to get through with what they have begun. */
const FINISH_WITHIN = 40_000
/** ms after writing has stopped in which all devices have to hold the same: what I10 promises, less some to write it down. */
const CONVERGE_WITHIN = 9_500

/**
 * Writing stops, everybody finishes what he has begun, and all devices come to rest. Writes down the moment of quiet and what each
 * device holds after it. Answers how long devices took to agree with the database, in ms; null when they did not in time.
 */
export async function settle(
  world: World,
  all: Population,
  database: DatabaseUnderTest,
  lives: Promise<void>,
): Promise<number | null> {
  const { recorder } = world
  world.isOver = true
  const giveUp = setTimeout(() => {
    world.isGivenUp = true
  }, FINISH_WITHIN)
  await lives
  for (const end = Date.now() + FINISH_WITHIN; Date.now() < end && !all.screens.every((each) => each.isQuiet()); ) {
    await wait(50)
  }
  await Promise.race([Promise.all(all.screens.map((screen) => screen.loadNewest())), wait(FINISH_WITHIN)])
  clearTimeout(giveUp)
  const quiet = recorder.now()
  recorder.write({ type: 'quiet', at: quiet })
  let agreed: number | null = null
  while (agreed === null && recorder.now() - quiet < CONVERGE_WITHIN) {
    if (await haveConverged(all, database)) agreed = recorder.now() - quiet
    else await wait(100)
  }
  for (const screen of all.screens) screen.writeState()
  return agreed === null ? null : Math.round(agreed)
}

/** Every screen's cursors, read marks and drafts are those of the database, and every program has read all. */
async function haveConverged({ screens, programs }: Population, database: DatabaseUnderTest): Promise<boolean> {
  const rows = await database.withOwn(
    async (own) =>
      (
        await own.query(
          'SELECT chat_id, user_id, head, last_read_seq, unread_from, draft FROM members JOIN chats ON chats.id = chat_id',
        )
      ).rows,
  )
  const others = (chatId: number, userId: number) =>
    rows.filter((row) => row.chat_id === chatId && row.user_id !== userId).map((row) => Number(row.last_read_seq))
  return (
    programs.every((program) => program.link.isReady) &&
    screens.every((screen) => {
      const { chats, drafts, editing } = screen.messenger.getState()
      const mine = rows.filter((row) => row.user_id === screen.person.id)
      return mine.every((row) => {
        const entry = chats.get(row.chat_id)
        if (!entry || entry.rev !== Number(row.head) || entry.lastReadSeq !== Number(row.last_read_seq)) return false
        if ((entry.unreadFrom ?? 0) !== Number(row.unread_from ?? 0)) return false
        const draft = row.draft as Draft | null
        // What a device shows has reached the server, and what the server has is shown.
        if ((drafts.get(row.chat_id) ?? '') !== (draft?.text ?? '')) return false
        if ((editing.get(row.chat_id)?.text ?? null) !== (draft?.edit?.text ?? null)) return false
        if ((entry.chat.membership?.draft?.rev ?? 0) !== (draft?.rev ?? 0)) return false
        return entry.othersReadSeq === Math.max(0, ...others(row.chat_id, screen.person.id))
      })
    })
  )
}
