'use client'

import { Clock3 } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import { type CSSProperties, type PointerEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { Lifted, type LiftedThing, useLift } from './lifted.tsx'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  /** Shown at the right, for the eyes: the key itself works elsewhere. */
  shortcut?: string
  /** Deleting and leaving: red, and parted from the others by a hairline. */
  danger?: boolean
  disabled?: boolean
  /** Stands with the others of its kind in one row above the lines, by its sign alone. */
  inRow?: boolean
  /** Of those in a row: it is in effect. */
  chosen?: boolean
  run(): void
  /** Takes the focus when the menu has gone, for what `run` has opened elsewhere. */
  takeFocus?(): void
}

export interface MenuProps {
  /** What the menu is about, for screen readers. */
  label: string
  /** When that was: a quiet line above the items, which belongs to the menu's name. */
  moment?: string
  items: readonly MenuItem[]
  open: boolean
  onOpenChange(open: boolean): void
  /** The element the menu hangs at, or a point of the window in CSS pixels. The focus returns to the element. */
  anchor: HTMLElement | { x: number; y: number }
  align?: 'start' | 'center' | 'end'
  /** A key opened it: the first item has the focus. */
  byKey?: boolean
  /** On phones it stands out over the page, with the row of signs above it. */
  lifted?: LiftedThing
}

/**
 * A menu at a button or at the pointer; on phones it rises from the lower edge. It draws no button itself, so that the
 * page can load it with a dynamic import when the button is first pressed (`aria-haspopup="menu"`, `aria-expanded`).
 */
export function Menu(props: MenuProps) {
  const { label, moment, items, open, onOpenChange, anchor, align = 'end', byKey = false, lifted } = props
  const [content, setContent] = useState<HTMLElement | null>(null)
  const lift = useLift(lifted, content)
  const appear = useCallback(
    (menu: HTMLElement | null) => {
      setContent(menu)
      if (byKey) focusFirst(menu)
    },
    [byKey],
  )
  const takeFocus = useRef<MenuItem['takeFocus']>(undefined)
  const noteFocus = (item: MenuItem) => {
    takeFocus.current = item.takeFocus
  }
  const row = items.filter((item) => item.inRow)
  const lines = items.filter((item) => !item.inRow)
  return (
    // Not modal: Radix would hide the whole page from screen readers and leave its buttons in the tab order.
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>
        <span aria-hidden style={placeOf(anchor)} className="pointer-events-none fixed" />
      </Radix.Trigger>
      {/* The scrim of phones; on larger screens the menu only hangs. */}
      <Radix.Portal>
        <span
          aria-hidden
          className={classNames(
            'fixed inset-0 z-40 animate-scrim-in bg-scrim sm:hidden',
            lifted && 'backdrop-blur-[10px]',
          )}
        />
      </Radix.Portal>
      {lifted && lift && (
        <Radix.Portal>
          <Lifted thing={lifted} by={lift.by} />
        </Radix.Portal>
      )}
      <Radix.Portal>
        <Radix.Content
          data-menu
          ref={appear}
          aria-label={moment === undefined ? label : `${label}, ${moment}`}
          aria-labelledby={undefined}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onPointerUpCapture={(event) => {
            if (endsTheOpeningPress(anchor, event)) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (takeFocus.current) return takeFocus.current()
            // Who pressed something else meanwhile stays there.
            const free = !document.activeElement || document.activeElement === document.body
            if (free && anchor instanceof HTMLElement) anchor.focus()
          }}
          className={classNames(
            'z-30 bg-raised outline-none forced-colors:border',
            'max-sm:rounded-t-sheet max-sm:px-3 max-sm:pt-2 max-sm:pb-[calc(0.75rem+env(safe-area-inset-bottom))] max-sm:data-[state=closed]:animate-sheet-out max-sm:data-[state=open]:animate-sheet-in',
            'sm:min-w-53 sm:origin-(--radix-dropdown-menu-content-transform-origin) sm:rounded-lg sm:p-1.5 sm:shadow-md sm:data-[state=closed]:animate-popover-out sm:data-[state=open]:animate-popover-in',
          )}
        >
          <span aria-hidden className="mx-auto mb-2 block h-[5px] w-9 rounded-full bg-ink-3/35 sm:hidden" />
          {moment !== undefined && (
            <p
              aria-hidden
              className="relative mb-[11px] flex items-center text-ink-2 after:absolute after:inset-x-2 after:-bottom-1.5 after:h-px after:bg-line max-sm:min-h-11 max-sm:gap-3.5 max-sm:px-3.5 max-sm:text-[0.9375rem] sm:min-h-8 sm:gap-2.75 sm:px-2.5 sm:text-sm [&>svg]:flex-none sm:[&>svg]:size-5"
            >
              <Clock3 />
              {moment}
            </p>
          )}
          {row.length > 0 && (
            <Radix.Group
              style={lift ? { bottom: `calc(100% + ${lift.above}px)` } : undefined}
              className={classNames(
                'flex justify-between gap-0.5 sm:pb-1.5',
                lifted
                  ? 'max-sm:absolute max-sm:inset-x-2 max-sm:mx-auto max-sm:max-w-sm max-sm:animate-popover-in max-sm:rounded-full max-sm:bg-raised max-sm:p-1 max-sm:shadow-lg'
                  : 'max-sm:px-1.5 max-sm:pb-1.5',
              )}
            >
              {row.map((item) => (
                <MenuSign key={item.id} item={item} onRun={() => noteFocus(item)} />
              ))}
            </Radix.Group>
          )}
          {lines.map((item, index) => (
            <MenuLine
              key={item.id}
              item={item}
              onRun={() => noteFocus(item)}
              parted={Boolean(item.danger && index > 0 && !lines[index - 1]?.danger)}
            />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function MenuSign({ item, onRun }: { item: MenuItem; onRun(): void }) {
  const Item = item.chosen === undefined ? Radix.Item : Radix.CheckboxItem
  return (
    <Item
      {...(item.chosen !== undefined && { checked: item.chosen })}
      aria-label={item.label}
      onSelect={() => {
        onRun()
        item.run()
      }}
      className={classNames(
        'grid cursor-pointer place-items-center rounded-full text-[1.375rem] leading-none outline-none select-none max-sm:size-11.5 max-sm:text-[1.75rem] sm:size-9 data-highlighted:bg-hover forced-colors:data-highlighted:outline-2',
        item.chosen && 'bg-accent-soft',
      )}
    >
      {item.icon}
    </Item>
  )
}

function MenuLine({ item, parted, onRun }: { item: MenuItem; parted: boolean; onRun(): void }) {
  return (
    <>
      {parted && <Radix.Separator className="mx-2 my-[5px] h-px bg-line" />}
      <Radix.Item
        disabled={item.disabled}
        onSelect={() => {
          onRun()
          item.run()
        }}
        className={classNames(
          'flex cursor-pointer items-center outline-none select-none data-disabled:opacity-45 data-highlighted:bg-hover forced-colors:data-highlighted:outline-2',
          'max-sm:min-h-12.5 max-sm:gap-3.5 max-sm:rounded-md max-sm:px-3.5 max-sm:text-[1rem]',
          'sm:min-h-9.5 sm:gap-2.75 sm:rounded-[12px] sm:px-2.5 sm:text-[0.90625rem]',
          item.danger ? 'text-danger-ink' : '[&>svg]:text-ink-2',
        )}
      >
        {item.icon}
        <span className="min-w-0 flex-1">{item.label}</span>
        {item.shortcut && (
          <span aria-hidden className="pl-3 text-xs text-ink-3 pointer-coarse:hidden">
            {item.shortcut}
          </span>
        )}
      </Radix.Item>
    </>
  )
}

/** The button that opened the menu is let go where it was pressed, and an item may have come under the pointer: that chooses nothing. */
function endsTheOpeningPress(anchor: MenuProps['anchor'], { clientX, clientY }: PointerEvent): boolean {
  return !(anchor instanceof HTMLElement) && Math.hypot(clientX - anchor.x, clientY - anchor.y) < 10
}

/** Radix takes the focus itself when it opens, so the item gets it afterwards; unless somebody was quicker and is at a line already. */
function focusFirst(menu: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const lines = [...(menu?.querySelectorAll<HTMLElement>(':scope > [role="menuitem"]') ?? [])]
    if (!lines.some((line) => line === document.activeElement)) lines[0]?.focus({ preventScroll: true })
  })
}

function placeOf(anchor: MenuProps['anchor']): CSSProperties {
  if (!(anchor instanceof HTMLElement)) return { left: anchor.x, top: anchor.y, width: 0, height: 0 }
  const box = anchor.getBoundingClientRect()
  return { left: box.left, top: box.top, width: box.width, height: box.height }
}
