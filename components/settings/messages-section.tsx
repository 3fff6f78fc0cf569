'use client'

import { CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { showToast } from '#components/ui/toasts.ts'
import type { SendKey } from '#contracts/users.ts'
import { ChoiceCard } from './choice-card.tsx'

/** How one writes messages. */
export function MessagesSection() {
  const t = useTranslations('settings')
  const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'
  const kept = useMessengerState((state) => state.me.send_key)
  const messenger = useMessenger()
  // Shown at once; the account has the last word.
  const [wished, setWished] = useState<SendKey | null>(null)
  const current = wished ?? kept

  const choose = async (key: SendKey) => {
    setWished(key)
    const { ok } = await messenger.updateSettings({ send_key: key })
    if (!ok) showToast(t('notSaved'), { tone: 'danger' })
    setWished((wish) => (wish === key ? null : wish))
  }

  return (
    <>
      <fieldset className="min-w-0">
        <legend className="font-title tracking-[-0.012em]">{t('sendKey')}</legend>
        <div className="mt-3 grid gap-3 lg:grid-cols-2">
          <ChoiceCard
            name="send-key"
            value="enter"
            checked={current === 'enter'}
            onChoose={() => void choose('enter')}
            sign={<CornerDownLeft />}
            title="Enter"
            note={t('newLineBy', { keys: 'Shift+Enter' })}
          />
          <ChoiceCard
            name="send-key"
            value="ctrl_enter"
            checked={current === 'ctrl_enter'}
            onChoose={() => void choose('ctrl_enter')}
            sign={modifier === '⌘' ? modifier : <span className="text-sm">{modifier}</span>}
            title={modifier === '⌘' ? '⌘ Enter' : 'Ctrl+Enter'}
            note={t('newLineBy', { keys: 'Enter' })}
          />
        </div>
      </fieldset>
      <p className="mx-1 mt-2.5 text-sm text-pretty text-ink-2">{t('sendKeyText')}</p>
    </>
  )
}
