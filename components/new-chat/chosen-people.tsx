import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { shortName } from '#components/format/names.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import type { User } from '#contracts/users.ts'

/** The people who will be in the group; a press takes one out again. */
export function ChosenPeople({ people, onRemove }: { people: readonly User[]; onRemove(user: User): void }) {
  const t = useTranslations('chats.new')
  if (people.length === 0) return null
  return (
    <ul aria-label={t('chosenLabel')} className="flex max-h-29 flex-wrap gap-1.5 overflow-y-auto pb-2.5">
      {people.map((user) => {
        const name = user.display_name || user.username
        return (
          <li key={user.id} className="max-w-full animate-pop">
            <button
              type="button"
              aria-label={t('remove', { name })}
              onClick={() => onRemove(user)}
              className="relative flex h-8.5 max-w-full items-center gap-1.75 rounded-[17px] bg-accent-soft pr-2 pl-1 text-[0.84375rem] font-name text-accent-ink hoverable:brightness-[.97] touch:after:absolute touch:after:-inset-y-1.25 touch:after:inset-x-0 dark:hoverable:brightness-115 forced-colors:border"
            >
              <Avatar id={user.id} name={name} size={26} />
              <span className="truncate">{shortName(name)}</span>
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
