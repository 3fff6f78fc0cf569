import { goTo } from '#components/shell/navigation.ts'
import { routeOf } from '#components/shell/route.ts'

/**
 * Follows a pressed link to a chat or a message of this messenger without leaving the page; true when it was one. Made for listeners of
 * the browser's own: React hears nothing from texts whose code has not come yet.
 */
export function followHere(event: MouseEvent): boolean {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
  if (!link || elsewhere || link.origin !== location.origin) return false
  const route = routeOf(link.pathname)
  if (route.place !== 'chat') return false
  event.preventDefault()
  goTo(route)
  return true
}
