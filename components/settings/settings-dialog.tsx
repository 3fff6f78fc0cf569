'use client'

import { ChevronLeft, X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DialogSurface } from '#components/ui/dialog-surface.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { type SettingsSection, sectionOf } from './sections.ts'
import { SettingsHome } from './settings-home.tsx'
import { SettingsNav } from './settings-nav.tsx'

interface SettingsDialogProps {
  open: boolean
  /** What the address says after `/settings/`; null for the settings as a whole. */
  section: string | null
  /** The person wants to see a section, or on a phone the list of them again (null). */
  onSection(section: SettingsSection | null): void
  onClose(): void
  /** Asks whether to sign out. */
  onSignOut(): void
  /** The tab dock of phones: it belongs to the list of sections, which is one of its pages. */
  dock?: ReactNode
}

/** Everything that can be set: one window on wide screens; on phones a list of pages. */
export function SettingsDialog(props: SettingsDialogProps) {
  const t = useTranslations('settings')
  const [shown, setShown] = useState(sectionOf(props.section))
  const surface = useRef<HTMLDivElement>(null)
  const asked = sectionOf(props.section)
  // While it leaves, it goes on showing what it showed.
  if (props.open && asked !== shown) setShown(asked)
  const current = shown ?? 'profile'
  useFocusOnPage(surface, shown)

  return (
    <DialogSurface
      open={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      described={false}
      surfaceRef={surface}
      initialFocus={surface}
      phone="page"
      className="max-sm:bg-canvas max-sm:[--avatar-ground:var(--mm-canvas)] sm:h-190 sm:max-w-245"
    >
      <Radix.Title className="sr-only">{t('title')}</Radix.Title>
      <span
        aria-hidden
        className="pointer-events-none absolute inset-0 -z-10 bg-[radial-gradient(420px_360px_at_0_0,var(--mm-glow-a),transparent),radial-gradient(420px_380px_at_100%_100%,var(--mm-glow-b),transparent)] sm:hidden"
      />
      {shown === null && (
        <>
          <SettingsHome onOpen={props.onSection} onSignOut={props.onSignOut} />
          {props.dock}
        </>
      )}
      <SettingsNav current={current} onOpen={props.onSection} onSignOut={props.onSignOut} />
      <section
        key={current}
        aria-labelledby="settings-section"
        className={`flex min-w-0 flex-1 flex-col max-sm:animate-page-in ${shown === null ? 'max-sm:hidden' : ''}`}
      >
        <header className="flex min-h-14 flex-none items-center px-1 max-sm:pt-[env(safe-area-inset-top)] sm:min-h-17 sm:pr-4 sm:pl-7">
          <IconButton
            label={t('title')}
            data-back
            className="text-accent-ink sm:hidden"
            onClick={() => props.onSection(null)}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <h3
            id="settings-section"
            className="min-w-0 flex-1 text-lg font-title max-sm:pr-11 max-sm:text-center sm:text-[1.375rem] sm:font-display sm:tracking-[-0.025em]"
          >
            {t(current)}
          </h3>
          <CloseButton />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-[calc(1.25rem+env(safe-area-inset-bottom))] sm:px-7 sm:pb-5">
          {current === 'profile' && <ProfileSection />}
          {current === 'appearance' && <AppearanceSection />}
          {current === 'messages' && <MessagesSection />}
          {current === 'language' && <LanguageSection />}
        </div>
      </section>
    </DialogSurface>
  )
}

function CloseButton() {
  const t = useTranslations('common')
  return (
    <Radix.Close asChild>
      <IconButton label={t('close')} className="max-sm:hidden">
        <X aria-hidden />
      </IconButton>
    </Radix.Close>
  )
}

/** On phones a page takes the place of another one: the focus goes into it, and back to the line that led there. */
function useFocusOnPage(surface: React.RefObject<HTMLDivElement | null>, shown: SettingsSection | null): void {
  const before = useRef(shown)
  useEffect(() => {
    const from = before.current
    before.current = shown
    if (from === shown) return
    const selector = shown === null ? `[data-section="${from}"]` : '[data-back]'
    for (const target of surface.current?.querySelectorAll<HTMLElement>(selector) ?? []) {
      if (target.checkVisibility() && matchMedia('(width < 40rem)').matches) target.focus()
    }
  }, [surface, shown])
}
