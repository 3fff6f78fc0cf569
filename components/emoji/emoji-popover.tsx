import * as Popover from 'radix-ui/popover'
import type { ReactNode, RefObject } from 'react'

interface EmojiPopoverProps {
  label: string
  /** What it hangs at. */
  anchor(): HTMLElement
  /** Along which edge of it. */
  align?: 'start' | 'end'
  /** A press on it is no press elsewhere. */
  buttonRef?: RefObject<HTMLElement | null>
  contentRef?: RefObject<HTMLDivElement | null>
  open: boolean
  onOpenChange(open: boolean): void
  children: ReactNode
}

/** The picker beside what it is for, never out of the window. Rule EM5. */
export function EmojiPopover(props: EmojiPopoverProps) {
  const { label, anchor, align = 'end', buttonRef, contentRef, open, onOpenChange, children } = props
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={{ current: anchor() }} />
      <Popover.Portal>
        <Popover.Content
          ref={contentRef}
          aria-label={label}
          side="top"
          align={align}
          sideOffset={12}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => keepsEscape() && event.preventDefault()}
          onPointerDownOutside={(event) => {
            if (buttonRef?.current?.contains(event.target as Node)) event.preventDefault()
          }}
          // What is picked goes into the field, which has the focus for that moment.
          onFocusOutside={(event) => event.preventDefault()}
          className="z-30 h-[min(26.25rem,var(--radix-popover-content-available-height))] w-94 max-w-(--radix-popover-content-available-width) origin-(--radix-popover-content-transform-origin) overflow-hidden rounded-card bg-raised shadow-md outline-none data-[state=closed]:animate-popover-out data-[state=open]:animate-popover-in forced-colors:border"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** What has the focus in the picker uses Escape itself. */
export function keepsEscape(): boolean {
  return Boolean(document.activeElement?.closest('[data-keeps-escape]'))
}
