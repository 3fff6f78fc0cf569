import { useTranslations } from 'use-intl'
import { Kbd } from '#components/ui/kbd.tsx'

/** Which keys work in a list that a field leads. */
export function KeyHints() {
  const t = useTranslations('chats.new.keys')
  return (
    <p aria-hidden className="mr-auto flex gap-3.5 text-sm text-ink-2">
      <span>
        <Kbd>↑↓</Kbd> {t('choose')}
      </span>
      <span>
        <Kbd>Enter</Kbd> {t('open')}
      </span>
      <span>
        <Kbd>Esc</Kbd> {t('close')}
      </span>
    </p>
  )
}
