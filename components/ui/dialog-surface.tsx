'use client'

import * as Radix from 'radix-ui/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import { classNames } from './class-names.ts'

export interface DialogSurfaceProps {
  open: boolean
  onOpenChange(open: boolean): void
  /** Size from a phone's width up and, if it is no sheet, on phones. */
  className: string
  /** Whether a `Radix.Description` stands inside. */
  described: boolean
  /** Questions interrupt: `alertdialog` for screen readers. */
  question?: boolean
  /** Where the focus goes first; the first control unless given. */
  initialFocus?: RefObject<HTMLElement | null>
  surfaceRef?: RefObject<HTMLDivElement | null>
  /** On phones a sheet at the lower edge, or a whole page. */
  phone: 'sheet' | 'page'
  children: ReactNode
}

/** The raised surface over the darkened page, with its focus kept inside. It needs a `Radix.Title` in it. */
export function DialogSurface(props: DialogSurfaceProps) {
  const opener = useRef<Element | null>(null)
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim backdrop-blur-[10px] data-[state=closed]:animate-scrim-out data-[state=open]:animate-scrim-in" />
        <div className="pointer-events-none fixed inset-0 z-50 grid items-end sm:place-items-center sm:p-4">
          <Radix.Content
            ref={props.surfaceRef}
            {...(props.question && { role: 'alertdialog' })}
            {...(!props.described && { 'aria-describedby': undefined })}
            onOpenAutoFocus={(event) => {
              opener.current = document.activeElement
              if (!props.initialFocus?.current) return
              event.preventDefault()
              props.initialFocus.current.focus()
            }}
            onEscapeKeyDown={(event) => {
              // Escape empties a search first; the next one closes.
              const { target } = event
              if (target instanceof HTMLInputElement && target.type === 'search' && target.value) event.preventDefault()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              // What was done here may have sent the focus on already, to a chat that it opened for instance.
              if (document.activeElement !== document.body) return
              if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true })
            }}
            className={classNames(
              'pointer-events-auto flex w-full overflow-hidden bg-raised shadow-lg outline-none [--avatar-ground:var(--mm-raised)] forced-colors:border',
              props.phone === 'sheet'
                ? 'max-sm:max-h-[calc(100dvh-2.5rem-env(safe-area-inset-top))] max-sm:rounded-t-sheet max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-[state=closed]:animate-sheet-out max-sm:data-[state=open]:animate-sheet-in'
                : 'max-sm:h-dvh max-sm:rounded-none max-sm:data-[state=closed]:animate-page-out max-sm:data-[state=open]:animate-page-in',
              'sm:max-h-full sm:rounded-[26px] sm:data-[state=closed]:animate-dialog-out sm:data-[state=open]:animate-dialog-in',
              props.className,
            )}
          >
            {props.children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}
