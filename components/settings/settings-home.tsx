'use client'

import { ChevronRight, LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { useTheme } from '#components/theme/theme-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { useLanguage } from '#i18n/language-provider.tsx'
import { OPTION_LINE, OptionBox, OptionIcon } from './option-box.tsx'
import { SECTIONS, type SettingsSection } from './sections.ts'
import { SettingsLink } from './settings-link.tsx'

interface SettingsHomeProps {
  onOpen(section: SettingsSection): void
  onSignOut(): void
}

/** The first page of the settings on phones. */
export function SettingsHome({ onOpen, onSignOut }: SettingsHomeProps) {
  const t = useTranslations('settings')
  const themes = useTranslations('common.theme')
  const { choice } = useTheme()
  const { locale } = useLanguage()
  const me = useMessengerState((state) => state.me)
  const online = useMessengerState((state) => state.connection.state === 'online')
  const name = me.display_name || me.username
  const values: Partial<Record<SettingsSection, string>> = {
    appearance: themes(choice),
    language: t(locale === 'ru' ? 'russian' : 'english'),
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-[max(0.5rem,env(safe-area-inset-top))] pb-32 sm:hidden">
      <h3 className="flex min-h-12 items-center text-[1.75rem] font-bold tracking-[-0.035em]">{t('title')}</h3>
      <nav aria-label={t('sections')}>
        <SettingsLink
          section="profile"
          onOpen={onOpen}
          className="mt-2 mb-3 flex items-center gap-3.5 rounded-card bg-surface p-3.5 shadow-xs [--avatar-ground:var(--mm-surface)]"
        >
          <Avatar id={me.id} name={name} size={64} presence={online ? 'online' : undefined} />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-[1.125rem] font-display tracking-[-0.018em]">
              <bdi>{name}</bdi>
            </span>
            <span className="block truncate text-md text-ink-2">
              @{me.username}, {location.host}
            </span>
          </span>
          <ChevronRight aria-hidden className="size-4 text-ink-3" />
        </SettingsLink>
        <OptionBox>
          {SECTIONS.map(
            ({ section, icon }) =>
              section !== 'profile' && (
                <SettingsLink key={section} section={section} onOpen={onOpen} className={OPTION_LINE}>
                  <OptionIcon icon={icon} />
                  <span className="min-w-0 flex-1 text-[1rem] font-medium">{t(section)}</span>
                  <span className="text-ink-2">{values[section]}</span>
                  <ChevronRight aria-hidden className="size-4 text-ink-3" />
                </SettingsLink>
              ),
          )}
        </OptionBox>
      </nav>
      <OptionBox className="mt-3">
        <button type="button" onClick={onSignOut} className={`${OPTION_LINE} text-[1rem] font-medium text-danger-ink`}>
          <OptionIcon icon={LogOut} danger />
          {t('logOut')}
        </button>
      </OptionBox>
    </div>
  )
}
