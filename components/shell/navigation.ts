'use client'

import { usePathname } from 'next/navigation'
import { useMemo } from 'react'
import { pathOf, type Route, routeOf } from '#components/shell/route.ts'

/** The place that the address names; it changes with `goTo`, `goBack` and the browser's own buttons. */
export function useRoute(): Route {
  const pathname = usePathname()
  return useMemo(() => routeOf(pathname), [pathname])
}

/**
 * Goes somewhere without asking the server: the shell is already here and the browser keeps its own replica.
 * The entry remembers where one came from, so that a "back" button and the browser's one mean the same.
 */
export function goTo(route: Route): void {
  const path = pathOf(route)
  if (path === location.pathname) return
  history.pushState({ cameFrom: location.pathname }, '', path)
}

/** Goes to a place beside this one: "back" leads to where one came from before both. */
export function stepTo(route: Route): void {
  const path = pathOf(route)
  if (path !== location.pathname) history.replaceState({ cameFrom: cameFrom() }, '', path)
}

/** Goes to the place above: back in history when one came from there, else in its stead. */
export function goBackTo(route: Route): void {
  const path = pathOf(route)
  if (cameFrom() === path) history.back()
  else if (path !== location.pathname) history.replaceState({}, '', path)
}

function cameFrom(): string | undefined {
  const state: { cameFrom?: string } | null = history.state
  return state?.cameFrom
}
