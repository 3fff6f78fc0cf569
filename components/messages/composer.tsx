import { ArrowUp, Check, CircleAlert, UserPlus } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import styles from '#components/messages/composer.module.css'
import { judge, prepared } from '#components/messages/composer-text.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { editsLast, sends } from '#components/messages/keys.ts'
import { loadTools } from '#components/messages/load-tools.ts'
import { useDraft } from '#components/messages/use-draft.ts'
import type { Editing } from '#components/messages/use-edit.ts'
import { useFieldSize } from '#components/messages/use-field-size.ts'
import { classNames } from '#components/ui/class-names.ts'
import { useLatePart } from '#components/ui/use-late-part.ts'

interface ComposerProps {
  chatId: number
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** Sending makes one a member of the chat. */
  joins: boolean
  /** A message that is sent already stands in the field instead of the draft. */
  editing: Editing | null
  /** Begins to edit one's last message; false when there is none. */
  onEditLast(): boolean
  onSend(): void
  /** Leads to the message that the next one will answer. */
  onOriginal(seq: number): void
  /** The next message answers nothing. */
  onNoReply(): void
  /** Something else stands in its place. */
  away: boolean
}

/** Where one writes. */
export function Composer(props: ComposerProps) {
  const { chatId, fieldRef, joins, editing, onEditLast, onSend, onOriginal, onNoReply, away } = props
  const t = useTranslations('thread.composer')
  const thread = useTranslations('thread')
  const reply = useMessengerState((state) => state.answering.get(chatId))
  const [picking, setPicking] = useState(false)
  const [asking, setAsking] = useState(false)
  const tools = useLatePart(loadTools, picking || asking || editing !== null || reply !== undefined)
  const messenger = useMessenger()
  const sendKey = useMessengerState((state) => state.me.send_key)
  const draft = useDraft(chatId, fieldRef, editing !== null)
  const text = editing?.edit.text ?? draft.text
  const place = useRef<HTMLElement>(null)
  const emojiButton = useRef<HTMLButtonElement>(null)
  const note = useId()
  const { sendable, left } = judge(text)
  const over = left !== null && left < 0
  useFieldSize(fieldRef, place, text)
  const action = editing ? t('save') : t('send')
  const emoji = t('emoji')
  const poll = thread('poll.new')

  // On opening: the caret stands at the end of the draft; on touch the keyboard stays away until it is wanted.
  useLayoutEffect(() => {
    const field = fieldRef.current
    if (!field) return
    field.setSelectionRange(field.value.length, field.value.length)
    if (!isTouch() && !document.activeElement?.closest('[role="dialog"]')) field.focus({ preventScroll: true })
  }, [fieldRef])

  // Whoever begins to edit, or has done with it, writes on where that text ends.
  const edited = editing?.edit.seq ?? null
  const before = useRef(edited)
  useEffect(() => {
    const field = fieldRef.current
    if (before.current === edited || !field) return
    before.current = edited
    field.focus({ preventScroll: true })
    field.setSelectionRange(field.value.length, field.value.length)
  }, [edited, fieldRef])

  const send = () => {
    if (!sendable) return
    const content = prepared(text)
    if (editing) return void editing.save(content)
    onSend()
    // The draft goes with the message, not before it.
    void messenger.send(chatId, content)
    draft.clear()
  }

  const press = (event: KeyboardEvent) => {
    if (sends(event.nativeEvent, isTouch(), sendKey)) send()
    else if (editing || !editsLast(event.nativeEvent, text) || !onEditLast()) return
    event.preventDefault()
  }

  return (
    <footer ref={place} className={classNames(styles.place, away && styles.away)}>
      <div className={styles.island}>
        {tools && editing && <tools.EditSlot chatId={chatId} edit={editing.edit} onCancel={editing.cancel} />}
        {tools && reply && !editing && (
          <tools.ReplySlot reply={reply} onOriginal={() => onOriginal(reply.seq)} onCancel={onNoReply} />
        )}
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
            aria-label={editing ? thread('edit.title') : t('label')}
            aria-describedby={note}
            aria-invalid={over || undefined}
            placeholder={t('label')}
            className={styles.field}
            readOnly={editing?.edit.state === 'saving'}
            onChange={(event) => (editing ?? draft).type(event.target.value)}
            onKeyDown={press}
          />
          <button
            type="button"
            aria-label={poll}
            aria-haspopup="dialog"
            aria-expanded={asking}
            data-tip={poll}
            onClick={() => setAsking(true)}
            className={classNames(styles.tool, styles.ask)}
          ></button>
          <button
            ref={emojiButton}
            type="button"
            aria-label={emoji}
            aria-haspopup="dialog"
            aria-expanded={picking}
            data-tip={emoji}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setPicking(!picking)}
            className={classNames(styles.tool, styles.smile)}
          ></button>
          <button
            type="button"
            aria-label={action}
            aria-keyshortcuts={sendKey === 'enter' ? 'Enter' : 'Control+Enter'}
            aria-disabled={!sendable}
            data-tip={action}
            // The field keeps the focus, and with it a phone keeps its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={send}
            className={classNames(styles.send, 'spark')}
          >
            {editing ? <Check aria-hidden /> : <ArrowUp aria-hidden />}
          </button>
        </div>
      </div>
      {tools && (
        <tools.FieldTools
          chatId={chatId}
          fieldRef={fieldRef}
          buttonRef={emojiButton}
          open={picking}
          onOpenChange={setPicking}
          asking={asking}
          onAsking={setAsking}
          onAsked={onSend}
        />
      )}
    </footer>
  )
}
