'use client'

import type { ComponentProps, MouseEvent } from 'react'
import type { SettingsSection } from './sections.ts'

interface SettingsLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  section: SettingsSection
  onOpen(section: SettingsSection): void
}

/** A link to a section: opens in its place, and in a new tab when asked to. */
export function SettingsLink({ section, onOpen, ...rest }: SettingsLinkProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(section)
  }
  return <a {...rest} href={`/settings/${section}`} data-section={section} onClick={open} />
}
