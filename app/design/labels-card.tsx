'use client'

import { useState } from 'react'
import { Badge, MentionBadge, Tag } from '#components/ui/badge.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Card, Row } from './card.tsx'

export function LabelsCard() {
  const [filter, setFilter] = useState('all')
  return (
    <Card title="Labels">
      <Row>
        <Badge count={3} />
        <Badge count={24} />
        <Badge count={1000} />
        <Badge count={156} muted />
        <MentionBadge />
        <Tag>owner</Tag>
        <Tag tone="apricot">new</Tag>
        <Tag tone="success">confirmed</Tag>
        <Kbd>⌘K</Kbd>
        <Spinner />
      </Row>
      <Row>
        {['all', 'unread', 'direct'].map((name) => (
          <Chip
            key={name}
            selected={filter === name}
            count={name === 'unread' ? 5 : undefined}
            onClick={() => setFilter(name)}
          >
            {name}
          </Chip>
        ))}
      </Row>
    </Card>
  )
}
