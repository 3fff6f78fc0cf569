import { ArrowUp, CircleAlert, UserPlus } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import styles from '#components/messages/composer.module.css'
import { judge, prepared } from '#components/messages/composer-text.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { sends } from '#components/messages/keys.ts'
import { useDraft } from '#components/messages/use-draft.ts'
import { useFieldSize } from '#components/messages/use-field-size.ts'
import { classNames } from '#components/ui/class-names.ts'

interface ComposerProps {
  chatId: number
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** Sending makes one a member of the chat. */
  joins: boolean
  onSend(): void
}

/** Where one writes. */
export function Composer({ chatId, fieldRef, joins, onSend }: ComposerProps) {
  const t = useTranslations('thread.composer')
  const messenger = useMessenger()
  const sendKey = useMessengerState((state) => state.me.send_key)
  const { text, type, clear } = useDraft(chatId, fieldRef)
  const place = useRef<HTMLElement>(null)
  const note = useId()
  const { sendable, left } = judge(text)
  const over = left !== null && left < 0
  useFieldSize(fieldRef, place, text)

  // On opening: the caret stands at the end of the draft; on touch the keyboard stays away until it is wanted.
  useLayoutEffect(() => {
    const field = fieldRef.current
    if (!field) return
    field.setSelectionRange(field.value.length, field.value.length)
    if (!isTouch() && !document.activeElement?.closest('[role="dialog"]')) field.focus({ preventScroll: true })
  }, [fieldRef])

  const send = () => {
    if (!sendable) return
    const content = prepared(text)
    onSend()
    // The draft goes with the message, not before it.
    void messenger.send(chatId, content)
    clear()
  }

  const press = (event: KeyboardEvent) => {
    if (!sends(event.nativeEvent, isTouch(), sendKey)) return
    event.preventDefault()
    send()
  }

  return (
    <footer ref={place} className={styles.place}>
      <div className={styles.island}>
        {joins && (
          <p className={styles.slot}>
            <UserPlus aria-hidden className="size-4" />
            {t('joins')}
          </p>
        )}
        <p id={note} role="status" className={classNames(left !== null && styles.slot, over && styles.over)}>
          {over && <CircleAlert aria-hidden className="size-4" />}
          {left !== null && (over ? t('over', { count: -left }) : t('left', { count: left }))}
        </p>
        <div className={styles.line}>
          <textarea
            ref={fieldRef}
            rows={1}
            dir="auto"
            value={text}
            aria-label={t('label')}
            aria-describedby={note}
            aria-invalid={over || undefined}
            placeholder={t('label')}
            className={styles.field}
            onChange={(event) => type(event.target.value)}
            onKeyDown={press}
          />
          <button
            type="button"
            aria-label={t('send')}
            aria-disabled={!sendable}
            data-tip={t('send')}
            // The field keeps the focus, and with it a phone keeps its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={send}
            className={classNames(styles.send, 'spark')}
          >
            <ArrowUp aria-hidden />
          </button>
        </div>
      </div>
    </footer>
  )
}
