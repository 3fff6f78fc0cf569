import type { useTranslations } from 'use-intl'
import type { Messenger } from '#client/messenger.ts'
import type { Ballot } from '#components/messages/ballot.ts'
import { isInPlace, tellWish } from '#components/messages/tell-wish.ts'
import { currentWishes, setWishes, wishKey } from '#components/messages/wishes.ts'
import { showToast } from '#components/ui/toasts.ts'
import type { OwnVotes } from '#contracts/polls.ts'

export interface VoteDeed {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chatId: number
  seq: number
}

/** What a press on an answer does: of several it is one more or one less, of one it is that one or none. Rule PL7. */
export function pressAnswer(deed: VoteDeed, { options, multiple, closed }: Ballot, at: number): void {
  if (closed) return
  const mine = options.flatMap(({ chosen }, place) => (chosen ? [place] : []))
  const others = multiple ? mine.filter((place) => place !== at) : []
  void voteNow(deed, mine.includes(at) ? others : [...others, at])
}

/** Chooses answers of a poll, by their places; none takes the vote back. Shown at once, and then told. Rules PL2, PL7. */
export function voteNow({ t, messenger, chatId, seq }: VoteDeed, options: readonly number[]): Promise<void> {
  const key = wishKey(chatId, seq)
  const votes = () => messenger.getState().chats.get(chatId)?.chat.membership?.votes
  const before = votes()?.rev ?? 0
  return tellWish<readonly number[]>(
    messenger,
    {
      name: `${key} vote`,
      get: () => currentWishes().votes.get(key),
      set: (choice) => setWish(key, choice),
      ask: (choice) => messenger.vote(chatId, seq, choice),
      // What one has chosen in an anonymous poll comes as a step of its own.
      isShown: (told, choice) =>
        isInPlace(messenger, told) &&
        (!told.poll?.anonymous || (votes()?.rev ?? 0) > before || isChosen(votes(), seq, choice)),
      onRefused({ code }) {
        const why = code === 'conflict' ? 'closed' : code === 'forbidden' || code === 'not_found' ? 'refused' : 'failed'
        showToast(t(`poll.${why}`), { tone: 'danger' })
      },
    },
    options,
  )
}

function isChosen(votes: OwnVotes | null | undefined, seq: number, choice: readonly number[]): boolean {
  const known = votes?.polls.find((each) => each.seq === seq)?.options ?? []
  return known.length === choice.length && choice.every((at) => known.includes(at))
}

function setWish(key: string, choice: readonly number[] | undefined): void {
  const wishes = currentWishes()
  const votes = new Map(wishes.votes)
  if (choice) votes.set(key, choice)
  else votes.delete(key)
  setWishes({ ...wishes, votes })
}
