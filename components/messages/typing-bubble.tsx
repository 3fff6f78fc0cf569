import { useTranslations } from 'use-intl'
import type { ChatEntry } from '#client/messenger.ts'
import { Avatar } from '#components/ui/avatar.tsx'

const FACES = 3

/** Who types now, as a bubble that is not there yet. */
export function TypingBubble({ typing, faces }: { typing: ChatEntry['typing']; faces: boolean }) {
  const t = useTranslations('thread')
  return (
    <div role="status" aria-label={t('typing', { count: typing.length })} className="flex items-end gap-2 pt-3">
      {faces && (
        <span className="flex">
          {typing.slice(0, FACES).map((person, index) => (
            <span
              key={person.userId}
              className={index === 0 ? 'flex' : '-ml-[11px] flex rounded-full ring-[2.5px] ring-stage'}
            >
              <Avatar id={person.userId} name={person.displayName} size={36} />
            </span>
          ))}
        </span>
      )}
      <span className="inline-flex h-9 animate-bubble-in items-center gap-1 rounded-bubble rounded-bl-foot bg-bubble-in px-3.5 shadow-xs forced-colors:border">
        {[0, 1, 2].map((dot) => (
          <span
            key={dot}
            style={{ animationDelay: `${dot * 140}ms` }}
            className="size-[7px] animate-typing rounded-full bg-accent-ink motion-reduce:opacity-45"
          />
        ))}
      </span>
    </div>
  )
}
