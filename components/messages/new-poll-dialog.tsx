import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import {
  NO_POLL,
  type PollDraft,
  type PollFault,
  pollDrafts,
  pollFault,
  toRequest,
  withOption,
  withoutOption,
} from '#components/messages/poll-draft.ts'
import { Button } from '#components/ui/button.tsx'
import { Check } from '#components/ui/check.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

export interface NewPollDialogProps {
  chatId: number
  open: boolean
  onOpenChange(open: boolean): void
  /** It is on its way. */
  onAsked(): void
}

/** Asks a question with answers to choose from. What was begun is there again when it is opened the next time. Rules PL1, PL7. */
export function NewPollDialog({ chatId, open, onOpenChange, onAsked }: NewPollDialogProps) {
  const t = useTranslations('thread.poll')
  const common = useTranslations('common')
  const messenger = useMessenger()
  const meId = useMessengerState((state) => state.me.id)
  const drafts = pollDrafts(meId)
  const [draft, setDraft] = useState(() => drafts.get(chatId))
  const [fault, setFault] = useState<PollFault | null>(null)
  const form = useId()
  const fields = useRef<HTMLFormElement>(null)
  const question = useRef<HTMLInputElement>(null)

  const change = (next: PollDraft) => {
    setDraft(next)
    setFault(null)
    drafts.set(chatId, next)
  }
  const focusAnswer = (at: number) =>
    fields.current?.querySelector<HTMLInputElement>(`[data-answer-at="${at}"]`)?.focus()
  const ask = () => {
    const wrong = pollFault(draft)
    setFault(wrong)
    if (wrong === 'question' || wrong === 'questionLong') return question.current?.focus()
    if (wrong)
      return focusAnswer(wrong === 'few' ? draft.options.findIndex((text) => text.trim() === '') : placeOf(wrong))
    drafts.forget(chatId)
    setDraft(NO_POLL)
    void messenger.ask(chatId, draft.question.trim(), toRequest(draft))
    onOpenChange(false)
    onAsked()
  }
  const press = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    focusAnswer(at + 1)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('new')}
      initialFocus={question}
      phoneAction={
        <Button look="quiet" type="submit" form={form} className="px-3">
          {t('ask')}
        </Button>
      }
      footer={
        <>
          <Button look="secondary" onClick={() => onOpenChange(false)}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t('ask')}
          </Button>
        </>
      }
    >
      <form
        ref={fields}
        id={form}
        noValidate
        className="grid gap-4 pt-1 pb-2"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask()
        }}
      >
        <Field
          ref={question}
          label={t('question')}
          value={draft.question}
          dir="auto"
          autoComplete="off"
          error={fault === 'question' || fault === 'questionLong' ? t(`fault.${fault}`) : null}
          onChange={(event) => change({ ...draft, question: event.target.value })}
          onKeyDown={(event) => press(event, -1)}
        />
        <fieldset className="grid gap-2">
          <legend className="mx-0.5 mb-1.5 text-sm/[1.3125rem] font-name">{t('answers')}</legend>
          {draft.options.map((text, at) => (
            <Field
              // biome-ignore lint/suspicious/noArrayIndexKey: answers have no other name than their place.
              key={at}
              label={t('place', { place: at + 1 })}
              labelHidden
              placeholder={t('place', { place: at + 1 })}
              value={text}
              dir="auto"
              autoComplete="off"
              data-answer-at={at}
              error={errorAt(at, fault, draft, t)}
              onChange={(event) => change(withOption(draft, at, event.target.value))}
              onKeyDown={(event) => press(event, at)}
              end={
                text !== '' && (
                  <IconButton
                    label={t('remove', { place: at + 1 })}
                    size="sm"
                    onClick={() => {
                      change(withoutOption(draft, at))
                      focusAnswer(Math.max(0, at - 1))
                    }}
                  >
                    <X />
                  </IconButton>
                )
              }
            />
          ))}
        </fieldset>
        <div className="grid gap-1">
          <Check checked={draft.multiple} onChange={(event) => change({ ...draft, multiple: event.target.checked })}>
            {t('allowSeveral')}
          </Check>
          <Check checked={draft.anonymous} onChange={(event) => change({ ...draft, anonymous: event.target.checked })}>
            {t('hideNames')}
          </Check>
        </div>
      </form>
    </Dialog>
  )
}

function placeOf(fault: { same: number } | { long: number }): number {
  return 'same' in fault ? fault.same : fault.long
}

/** What is wrong with one answer, under it. */
function errorAt(
  at: number,
  fault: PollFault | null,
  { options }: PollDraft,
  t: ReturnType<typeof useTranslations<'thread.poll'>>,
): string | null {
  if (fault === 'few') return at === options.findIndex((text) => text.trim() === '') ? t('fault.few') : null
  if (!fault || typeof fault === 'string' || placeOf(fault) !== at) return null
  return t('same' in fault ? 'fault.same' : 'fault.long')
}
