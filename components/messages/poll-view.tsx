import { Check } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Ballot } from '#components/messages/ballot.ts'
import styles from '#components/messages/poll.module.css'
import { classNames } from '#components/ui/class-names.ts'

export interface PollViewProps {
  ballot: Ballot
  /** It stands on one's own colours. */
  own: boolean
  /** One belongs to the chat, and it has reached the server. */
  canVote: boolean
  /** The message is the one that the Tab key reaches, and so are its answers. */
  tabStop: boolean
  /** Time and tick, at the end of the last line. */
  children: ReactNode
}

/** The answers of a poll; the list hears the presses. Who has voted sees the numbers. Rules PL2, PL7. */
export function PollView({ ballot, own, canVote, tabStop, children }: PollViewProps) {
  const t = useTranslations('thread')
  const { options, multiple, anonymous, voters, closed } = ballot
  const told = closed || options.some(({ chosen }) => chosen)
  const open = canVote && !closed
  const tabIndex = tabStop ? 0 : -1
  return (
    <div className={classNames(styles.poll, own && styles.own)}>
      <p className={styles.kind}>
        {closed ? t('poll.closedPoll') : t(anonymous ? 'poll.anonymous' : 'poll.open')}
        {multiple && !closed && ` · ${t('poll.several')}`}
      </p>
      <fieldset aria-label={t('poll.answers')} className={styles.options}>
        {options.map(({ text, votes, chosen }, at) => {
          const share = voters > 0 ? votes / voters : 0
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the answers of a poll never change.
              key={at}
              type="button"
              tabIndex={tabIndex}
              data-vote={open ? at : undefined}
              aria-pressed={chosen}
              aria-disabled={!open}
              aria-label={told ? t('poll.answer', { text, count: votes }) : text}
              data-told={told || undefined}
              className={styles.option}
              style={{ '--share': share } as CSSProperties}
            >
              <span className={classNames(styles.sign, multiple && styles.square)}>
                {chosen && <Check aria-hidden />}
              </span>
              <span dir="auto" className={styles.text}>
                {text}
              </span>
              {told && <span className={styles.share}>{Math.round(share * 100)}%</span>}
              <span className={styles.bar} />
            </button>
          )
        })}
      </fieldset>
      <div className={styles.foot}>
        {told && !anonymous && voters > 0 ? (
          <button type="button" tabIndex={tabIndex} data-voters="" className={styles.voters}>
            {t('poll.votes', { count: voters })}
          </button>
        ) : (
          <span>{t('poll.votes', { count: voters })}</span>
        )}
        {children}
      </div>
    </div>
  )
}
