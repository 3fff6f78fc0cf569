import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazyPart } from '#components/ui/lazy-part.ts'
import type { LiftedThing } from '#components/ui/lifted.tsx'
import type { MenuItem, MenuProps } from '#components/ui/menu.tsx'
import { onSignOfLife } from '#components/ui/sign-of-life.ts'
import { showToast } from '#components/ui/toasts.ts'

type Menu = ComponentType<MenuProps>

const loadMenu = lazyPart(async () => (await import('#components/ui/menu.tsx')).Menu)

export interface MenuAt {
  /** What the menu is about, for screen readers. */
  label: string
  /** When that was, in full; a quiet line above the items. */
  moment?: string
  /** Null: their code could not be fetched. */
  items: readonly MenuItem[] | (() => Promise<readonly MenuItem[] | null>)
  /** Where it hangs, in px of the window. */
  at: { x: number; y: number }
  /** A key opened it: the first item has the focus. */
  byKey: boolean
  /** What stands out over the page of a phone meanwhile. */
  lifted?: LiftedThing | undefined
}

type Opened = Omit<MenuAt, 'items'> & { items: readonly MenuItem[]; Menu: Menu; from: Element | null }

/**
 * One menu at a time for many things, such as the rows of a list: where it was asked for. Its code is fetched as soon as
 * somebody is there, so that it opens without a delay, and without a connection that is lost later; so is what `alongside` loads.
 */
export function useMenuAt(alongside?: () => unknown): { menu: ReactNode; openMenu(opened: MenuAt): void } {
  const t = useTranslations('common')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    return onSignOfLife(() => {
      void loadMenu()
      void alongside?.()
    })
  }, [alongside])

  const openMenu = async (next: MenuAt) => {
    const from = document.activeElement
    const wanted = typeof next.items === 'function' ? next.items() : next.items
    const [Menu, items] = await Promise.all([loadMenu(), wanted])
    if (!Menu || !items) return showToast(t('notLoaded'), { tone: 'danger' })
    setOpened({ ...next, items, Menu, from })
    setOpen(true)
  }

  const menu = opened && (
    <opened.Menu
      label={opened.label}
      moment={opened.moment}
      items={opened.items}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) requestAnimationFrame(() => focusAgain(opened.from))
      }}
      anchor={opened.at}
      align="start"
      byKey={opened.byKey}
      lifted={opened.lifted}
    />
  )
  return { menu, openMenu: (next) => void openMenu(next) }
}

/** Below an element, and in the window if the element is taller than it. */
export function below(element: HTMLElement): { x: number; y: number } {
  const { left, top, bottom } = element.getBoundingClientRect()
  return { x: left, y: Math.max(top, Math.min(bottom, window.innerHeight / 2)) }
}

/** Gives the focus back to what had it when the menu opened. */
function focusAgain(element: Element | null): void {
  if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true })
}
