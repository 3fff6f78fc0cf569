import { CircleAlert, Pencil, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import styles from '#components/messages/composer.module.css'
import type { Edit } from '#components/messages/edits.ts'
import { readOldText } from '#components/messages/save-edit.ts'

export interface EditSlotProps {
  chatId: number
  edit: Edit
  onCancel(): void
}

/** Above the field: what is being edited, and what is in the way of storing it. */
export function EditSlot({ chatId, edit, onCancel }: EditSlotProps) {
  const t = useTranslations('thread.edit')
  const messenger = useMessenger()
  // Begun on another device or before a reload, and the message is not among those that are loaded.
  const { seq } = edit
  const isUnknown = edit.was === '' && edit.problem === null
  useEffect(() => {
    if (isUnknown) void readOldText(messenger, chatId, seq)
  }, [isUnknown, messenger, chatId, seq])

  return (
    <div className={styles.edit}>
      <Pencil aria-hidden className={styles.editSign} />
      <div className={styles.editWords}>
        <b>{t('title')}</b>
        <p dir="auto">{edit.was}</p>
        <p role="alert" className={styles.over}>
          {edit.problem && (
            <>
              <CircleAlert aria-hidden className="size-4" />
              {t(edit.problem)}
            </>
          )}
        </p>
      </div>
      <button
        type="button"
        aria-label={t('cancel')}
        data-tip={t('cancel')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onCancel}
        className={styles.editClose}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
