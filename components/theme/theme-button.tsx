'use client'

import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { Theme } from '#contracts/users.ts'
import { shownTheme } from './theme.ts'
import { useTheme } from './theme-provider.tsx'
import { middleOf } from './theme-transition.ts'

interface ThemeButtonProps {
  size?: 'sm' | 'md' | 'pill'
  look?: 'plain' | 'bare'
  className?: string
  /** Told after the page has changed, to keep the choice with the account. */
  onChoice?(theme: Theme): void
}

/** Turns light into dark and back; the new look grows out of the button. */
export function ThemeButton({ size = 'md', look = 'plain', className, onChoice }: ThemeButtonProps) {
  const t = useTranslations('common')
  const { choice, setTheme } = useTheme()
  return (
    <IconButton
      label={t('theme.change')}
      size={size}
      look={look}
      className={className}
      onClick={(event) => {
        const next = shownTheme(choice) === 'dark' ? 'light' : 'dark'
        setTheme(next, middleOf(event.currentTarget))
        onChoice?.(next)
      }}
    >
      {/* Styles choose the icon: the server does not know what the system looks like. */}
      <Moon aria-hidden className="dark:hidden" />
      <Sun aria-hidden className="hidden dark:block" />
    </IconButton>
  )
}
