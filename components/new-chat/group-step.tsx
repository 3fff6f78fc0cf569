'use client'

import { type FormEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ChatNameField } from '#components/new-chat/chat-name-field.tsx'
import { ChosenPeople } from '#components/new-chat/chosen-people.tsx'
import { PeoplePicker } from '#components/new-chat/people-picker.tsx'
import type { useNewGroup } from '#components/new-chat/use-new-group.ts'

/** What a new group is called, and who is in it. */
export function GroupStep({ formId, group }: { formId: string; group: ReturnType<typeof useNewGroup> }) {
  const t = useTranslations('chats.new')
  const nameRef = useRef<HTMLInputElement>(null)
  const peopleRef = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const fault = await group.create()
    if (fault === 'name') nameRef.current?.focus()
    if (fault === 'members') peopleRef.current?.focus()
  }
  return (
    <>
      <form id={formId} noValidate onSubmit={submit} className="pt-1 pb-3.5">
        <ChatNameField label={t('groupName')} name={group.name} inputRef={nameRef} />
      </form>
      <ChosenPeople
        people={group.chosen}
        onRemove={(user) => {
          group.toggle(user)
          peopleRef.current?.focus()
        }}
      />
      <PeoplePicker inputRef={peopleRef} chosen={group.chosen} error={group.membersError} onToggle={group.toggle} />
    </>
  )
}
