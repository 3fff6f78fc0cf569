import { CircleAlert, Pencil, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/composer.module.css'
import type { Edit } from '#components/messages/edits.ts'

export interface EditSlotProps {
  edit: Edit
  onCancel(): void
}

/** Above the field: what is being edited, and what is in the way of storing it. */
export function EditSlot({ edit, onCancel }: EditSlotProps) {
  const t = useTranslations('thread.edit')
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
