'use client'

import { Mark, Wordmark } from '#components/brand/mark.tsx'
import { LanguageButton } from '#components/language/language-button.tsx'
import { ThemeButton } from '#components/theme/theme-button.tsx'
import { AvatarsCard } from './avatars-card.tsx'
import { ButtonsCard } from './buttons-card.tsx'
import { FieldsCard } from './fields-card.tsx'
import { LabelsCard } from './labels-card.tsx'
import { OverlaysCard } from './overlays-card.tsx'
import { PlacesCard } from './places-card.tsx'
import { ColorsCard, TypeCard } from './tokens-card.tsx'

/** Every primitive in every state, to look at while building. Its words are for developers, so they are not translated. */
export function Gallery() {
  return (
    <main lang="en" className="min-h-dvh px-4 py-9 sm:px-10">
      <header className="mb-6 flex flex-wrap items-center gap-4.5">
        <Mark className="size-16" />
        <div className="mr-auto">
          <h1 className="text-3xl font-bold">Mini Messenger</h1>
          <p className="text-ink-2">Components and states</p>
        </div>
        <Mark className="size-12" />
        <Mark className="size-8" />
        <Mark className="size-5" />
        <Wordmark />
        <LanguageButton className="bg-field" />
        <ThemeButton look="bare" size="pill" className="bg-field" />
      </header>
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        <div className="grid gap-4">
          <ColorsCard />
          <TypeCard />
          <AvatarsCard />
        </div>
        <div className="grid gap-4">
          <ButtonsCard />
          <FieldsCard />
          <LabelsCard />
        </div>
        <div className="grid gap-4">
          <OverlaysCard />
          <PlacesCard />
        </div>
      </div>
    </main>
  )
}
