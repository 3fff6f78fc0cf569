'use client'

import { AtSign, Lock, User } from 'lucide-react'
import { useState } from 'react'
import { Check } from '#components/ui/check.tsx'
import { Field } from '#components/ui/field.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { PasswordField } from '#components/ui/password-field.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { Card, Row } from './card.tsx'

const SEGMENTS = [
  { value: 'members', label: 'Members' },
  { value: 'media', label: 'Media' },
  { value: 'files', label: 'Files' },
] as const

export function FieldsCard() {
  const [text, setText] = useState('')
  const [segment, setSegment] = useState<(typeof SEGMENTS)[number]['value']>('members')
  return (
    <Card title="Fields">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Plain" icon={<User aria-hidden />} placeholder="Name" />
        <Field label="Hint" icon={<AtSign aria-hidden />} hint="Letters and digits" />
        <Field label="Error" icon={<AtSign aria-hidden />} defaultValue="voronov" error="This name is taken" />
        <Field label="Good" icon={<AtSign aria-hidden />} defaultValue="a.voronov" good />
        <Field label="Disabled" icon={<Lock aria-hidden />} placeholder="Owner only" disabled />
        <PasswordField label="Password" defaultValue="correct horse" autoComplete="off" />
      </div>
      <SearchField className="mt-3" label="Search" value={text} onValueChange={setText} end={<Kbd>⌘K</Kbd>} />
      <div className="mt-3.5">
        <Row>
          <Switch aria-label="On" defaultChecked />
          <Switch aria-label="Off" />
          <Switch aria-label="Disabled" defaultChecked disabled />
          <Check round aria-label="Anna" defaultChecked />
          <Check round aria-label="Boris" />
          <Check defaultChecked>Option</Check>
          <Check>Option</Check>
          <Check disabled defaultChecked>
            Disabled
          </Check>
        </Row>
      </div>
      <Segmented
        className="mt-3"
        label="Part of the panel"
        segments={SEGMENTS}
        value={segment}
        onChange={setSegment}
        panelId="design-panel"
      />
      <p id="design-panel" role="tabpanel" aria-label={segment} className="mt-2 text-sm text-ink-2">
        Shown: {segment}
      </p>
    </Card>
  )
}
