import type { ReactNode } from 'react'
import { Avatar } from '#components/ui/avatar.tsx'

interface PeopleSectionProps {
  title: string
  people: readonly { id: number; name: string; end?: ReactNode }[]
}

/** People under a heading, each with a face, a name and what stands at the end of the line; nothing for nobody. */
export function PeopleSection({ title, people }: PeopleSectionProps) {
  if (people.length === 0) return null
  return (
    <section aria-label={title} className="pb-3">
      <h3 dir="auto" className="pb-1 text-sm font-title wrap-anywhere text-ink-2">
        {title}
      </h3>
      <ul>
        {people.map(({ id, name, end }) => (
          <li key={id} className="flex min-h-13 items-center gap-3">
            <Avatar id={id} name={name} size={36} />
            <bdi className="min-w-0 flex-1 truncate font-name">{name}</bdi>
            {end}
          </li>
        ))}
      </ul>
    </section>
  )
}
