import { Languages, type LucideIcon, MessageSquareText, Palette, User } from 'lucide-react'

export type SettingsSection = 'profile' | 'appearance' | 'messages' | 'language'

/** The parts of the settings in their order; each has an address, `/settings/{section}`. */
export const SECTIONS: readonly { section: SettingsSection; icon: LucideIcon }[] = [
  { section: 'profile', icon: User },
  { section: 'appearance', icon: Palette },
  { section: 'messages', icon: MessageSquareText },
  { section: 'language', icon: Languages },
]

/** The section an address names; null for none and for one that there is not. */
export function sectionOf(name: string | null): SettingsSection | null {
  return SECTIONS.find(({ section }) => section === name)?.section ?? null
}
