'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { useSheetDrag } from './use-sheet-drag.ts'

interface DialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  /** One sentence under the title. */
  description?: string
  children?: ReactNode
  /** Buttons over a hairline, the main one last; on phones they stand below one another, full width. */
  footer?: ReactNode
  /** Width on screens wider than a phone's, as a class; 460 px unless given. */
  widthClassName?: string
  /** Questions are answered by their buttons: no cross, and `alertdialog` for screen readers. */
  question?: boolean
  /** Where the focus goes first; the first control unless given. */
  initialFocus?: React.RefObject<HTMLElement | null>
}

/** A window above the page; on phones a sheet that follows the finger. Load it with a dynamic import where it is rarely needed. */
export function Dialog(props: DialogProps) {
  const t = useTranslations('common')
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useSheetDrag(sheet, () => props.onOpenChange(false))

  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim backdrop-blur-[10px] data-[state=closed]:animate-scrim-out data-[state=open]:animate-scrim-in" />
        <div className="pointer-events-none fixed inset-0 z-50 grid items-end sm:place-items-center sm:p-4">
          <Radix.Content
            ref={sheet}
            role={props.question ? 'alertdialog' : undefined}
            {...(props.description ? {} : { 'aria-describedby': undefined })}
            onOpenAutoFocus={(event) => {
              if (!props.initialFocus?.current) return
              event.preventDefault()
              props.initialFocus.current.focus()
            }}
            className={classNames(
              'pointer-events-auto flex max-h-[min(100%,90dvh)] w-full flex-col overflow-hidden bg-raised shadow-lg outline-none [--avatar-ground:var(--mm-raised)] forced-colors:border',
              'max-sm:rounded-t-sheet max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-[state=closed]:animate-sheet-out max-sm:data-[state=open]:animate-sheet-in',
              'sm:rounded-[26px] sm:data-[state=closed]:animate-dialog-out sm:data-[state=open]:animate-dialog-in',
              props.widthClassName ?? 'sm:max-w-115',
            )}
          >
            <header {...drag} className="flex-none touch-none sm:touch-auto">
              <span aria-hidden className="mx-auto mt-2 block h-[5px] w-9 rounded-full bg-ink-3/35 sm:hidden" />
              <div className="flex min-h-14 items-center gap-2 px-4 sm:min-h-16 sm:pr-3 sm:pl-6">
                <span aria-hidden className={props.question ? 'hidden' : 'w-11 sm:hidden'} />
                <Radix.Title className="min-w-0 flex-1 text-center text-lg font-title sm:text-left sm:text-xl sm:font-display">
                  {props.title}
                </Radix.Title>
                {!props.question && (
                  <Radix.Close asChild>
                    <IconButton label={t('close')}>
                      <X aria-hidden />
                    </IconButton>
                  </Radix.Close>
                )}
              </div>
            </header>
            {props.description && (
              <Radix.Description className="px-4 pb-4 text-ink-2 max-sm:text-center sm:px-6">
                {props.description}
              </Radix.Description>
            )}
            {props.children && <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4 sm:px-6">{props.children}</div>}
            {props.footer && (
              <footer className="flex flex-none flex-col-reverse gap-2 border-t border-line px-4 py-3.5 sm:flex-row sm:justify-end sm:px-6">
                {props.footer}
              </footer>
            )}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}
