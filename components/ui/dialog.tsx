'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.ts'
import { DialogSurface } from './dialog-surface.tsx'
import { IconButton } from './icon-button.tsx'
import { useSheetDrag } from './use-sheet-drag.ts'

interface DialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  /** One sentence under the title. */
  description?: string
  children?: ReactNode
  /** Before the title: a way back to the step before. */
  leading?: ReactNode
  /** Buttons over a hairline, the main one last; on phones they stand below one another, full width. */
  footer?: ReactNode
  /** The main action as a word in the bar of a phone's sheet, with "Cancel" at the other end, instead of the footer. */
  phoneAction?: ReactNode
  /** Width on screens wider than a phone's, as a class; 460 px unless given. */
  widthClassName?: string
  /** Questions are answered by their buttons: no cross, and `alertdialog` for screen readers. */
  question?: boolean
  /** Where the focus goes first; the first control unless given. */
  initialFocus?: RefObject<HTMLElement | null>
}

/** A window above the page; on phones a sheet that follows the finger. Load it with a dynamic import where it is rarely needed. */
export function Dialog(props: DialogProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useSheetDrag(sheet, () => props.onOpenChange(false))
  return (
    <DialogSurface
      open={props.open}
      onOpenChange={props.onOpenChange}
      described={props.description !== undefined}
      question={props.question}
      initialFocus={props.initialFocus}
      surfaceRef={sheet}
      phone="sheet"
      className={classNames('flex-col', props.widthClassName ?? 'sm:max-w-115')}
    >
      <header {...drag} className="flex-none touch-none sm:touch-auto">
        <span aria-hidden className="mx-auto mt-2 block h-[5px] w-9 rounded-full bg-ink-3/35 sm:hidden" />
        <DialogBar {...props} />
      </header>
      {props.description && (
        <Radix.Description className="px-4 pb-4 text-ink-2 max-sm:text-center sm:-mt-2 sm:px-6">
          {props.description}
        </Radix.Description>
      )}
      {props.children && <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4 sm:px-6">{props.children}</div>}
      {props.footer && (
        <footer
          className={classNames(
            'flex flex-none flex-col-reverse gap-2 px-4 py-3.5 sm:flex-row sm:items-center sm:justify-end sm:border-t sm:border-line sm:px-6',
            props.phoneAction !== undefined && 'max-sm:hidden',
          )}
        >
          {props.footer}
        </footer>
      )}
    </DialogSurface>
  )
}

/** Title with what stands left and right of it. On phones the title is in the middle, so both sides share the rest equally. */
function DialogBar({ title, leading, phoneAction, question }: DialogProps) {
  const t = useTranslations('common')
  return (
    <div className="flex min-h-14 items-center gap-2 px-2 sm:min-h-16 sm:pr-3 sm:pl-6">
      {!question && (
        <div className="flex flex-[1_0_0] sm:flex-none sm:empty:hidden">
          {leading}
          {!leading && phoneAction !== undefined && (
            <Radix.Close className={classNames(buttonClass('quiet'), 'px-3 sm:hidden')}>{t('cancel')}</Radix.Close>
          )}
        </div>
      )}
      <Radix.Title className="min-w-0 text-lg font-title max-sm:text-center sm:flex-1 sm:text-xl sm:font-display max-sm:only:flex-1">
        {title}
      </Radix.Title>
      {!question && (
        <div className="flex flex-[1_0_0] justify-end sm:flex-none">
          <span className="contents sm:hidden">{phoneAction}</span>
          <Radix.Close asChild>
            <IconButton label={t('close')} className={phoneAction === undefined ? undefined : 'max-sm:hidden'}>
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        </div>
      )}
    </div>
  )
}
