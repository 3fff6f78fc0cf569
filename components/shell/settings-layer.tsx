'use client'

import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { SettingsSection } from '#components/settings/sections.ts'
import { goBackTo, goTo, stepTo } from '#components/shell/navigation.ts'
import type { Route } from '#components/shell/route.ts'
import { PHONE } from '#components/shell/use-media.ts'

const SettingsDialog = lazy(async () => ({
  default: (await import('#components/settings/settings-dialog.tsx')).SettingsDialog,
}))

interface SettingsLayerProps {
  route: Route
  /** The chat that the settings lie over. */
  openId: number | null
  onSignOut(): void
  dock: ReactNode
}

/** The settings, when the address names them. On phones their sections are pages below them, elsewhere tabs beside each other. */
export function SettingsLayer({ route, openId, onSignOut, dock }: SettingsLayerProps) {
  const open = route.place === 'settings'
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  if (!wanted) return null

  const show = (section: SettingsSection | null) => {
    const target: Route = { place: 'settings', section }
    if (section === null) goBackTo(target)
    else if (matchMedia(PHONE).matches) goTo(target)
    else stepTo(target)
  }
  const close = () => goBackTo(openId === null ? { place: 'list' } : { place: 'chat', chatId: openId })
  return (
    <Suspense>
      <SettingsDialog
        open={open}
        section={open ? route.section : null}
        onSection={show}
        onClose={close}
        onSignOut={onSignOut}
        dock={dock}
      />
    </Suspense>
  )
}
