'use client'

import { Check } from 'lucide-react'
import { type RefObject, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { Highlight } from '#components/chats/highlight.tsx'
import { useFind } from '#components/chats/use-find.ts'
import { useOptionKeys } from '#components/chats/use-option-keys.ts'
import { FieldNote } from '#components/new-chat/field-note.tsx'
import { FindFailed } from '#components/new-chat/find-failed.tsx'
import { PEOPLE_SHOWN } from '#components/new-chat/find-step.tsx'
import { usePresenceText } from '#components/presence/use-presence-text.ts'
import { useWatchPresence } from '#components/presence/use-watch-presence.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { SearchField } from '#components/ui/search-field.tsx'
import type { User } from '#contracts/users.ts'

interface PeoplePickerProps {
  inputRef: RefObject<HTMLInputElement | null>
  chosen: readonly User[]
  error: string | null
  onToggle(user: User): void
}

/** Everybody on the server, or those who answer what is typed; each press takes one in or out. */
export function PeoplePicker({ inputRef, chosen, error, onToggle }: PeoplePickerProps) {
  const t = useTranslations('chats')
  const noteId = useId()
  const [text, setText] = useState('')
  const query = text.trim()
  const meId = useMessengerState((state) => state.me.id)
  const found = useFind(text, true)
  const people = found.people.filter((user) => user.id !== meId).slice(0, PEOPLE_SHOWN)
  useWatchPresence(people.map((user) => user.id))

  const toggle = (user: User) => {
    onToggle(user)
    // The next name is typed into an empty field.
    setText('')
  }
  const keys = useOptionKeys(people.length, query, (index) => {
    const user = people[index]
    if (user) toggle(user)
  })

  return (
    <>
      <div className="sticky top-0 z-1 -mx-1 bg-raised px-1 pt-1 pb-2">
        <SearchField
          {...keys.field}
          inputRef={inputRef}
          label={t('new.addPeople')}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? noteId : undefined}
          value={text}
          onValueChange={setText}
        />
        <FieldNote id={noteId} text={error} />
      </div>
      <p role="status" className="sr-only">
        {query !== '' && found.status === 'ready' && t('search.found', { count: people.length })}
      </p>
      <div role="listbox" id={keys.listId} aria-label={t('new.people')} aria-multiselectable className="-mx-2.5">
        {people.map((user, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above.
          <div
            key={user.id}
            id={keys.optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.some((other) => other.id === user.id)}
            onPointerMove={() => index !== keys.index && keys.choose(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggle(user)}
            className={classNames(
              'group/person flex h-14.5 cursor-pointer items-center gap-3 rounded-lg px-2.5 active:bg-press',
              index === keys.index && 'bg-hover touch:bg-transparent forced-colors:outline-2',
            )}
          >
            <Person user={user} query={query} />
            <span className="grid size-6 flex-none place-items-center rounded-full text-on-accent shadow-[inset_0_0_0_1.5px_var(--mm-line-strong)] transition-[background-color,box-shadow] duration-(--dur-1) group-aria-selected/person:bg-accent group-aria-selected/person:shadow-none forced-colors:border">
              <Check aria-hidden className="size-3.5 opacity-0 group-aria-selected/person:opacity-100" />
            </span>
          </div>
        ))}
      </div>
      {found.people.length > PEOPLE_SHOWN && <p className="py-3 text-sm text-ink-2">{t('new.more')}</p>}
      {found.status === 'ready' && people.length === 0 && (
        <p className="py-6 text-center text-md text-ink-2">{query === '' ? t('new.nobody') : t('new.nothing')}</p>
      )}
      {found.status === 'failed' && <FindFailed onRetry={found.again} />}
    </>
  )
}

function Person({ user, query }: { user: User; query: string }) {
  const presence = useMessengerState((state) => state.presence.get(user.id))
  const connected = useMessengerState((state) => state.connection.state === 'online')
  const say = usePresenceText()
  const name = user.display_name || user.username
  return (
    <>
      <Avatar id={user.id} name={name} size={42} presence={connected ? presence?.state : undefined} />
      <span className="min-w-0 flex-1">
        <b className="block truncate text-base font-name tracking-[-0.012em]">
          <bdi>
            <Highlight text={name} query={query} />
          </bdi>
        </b>
        <span className="block truncate text-sm text-ink-2">
          {connected && presence ? (
            say(presence)
          ) : (
            <>
              @<Highlight text={user.username} query={query} />
            </>
          )}
        </span>
      </span>
    </>
  )
}
