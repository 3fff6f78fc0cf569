/** Where a person is inside the messenger. All these places share one shell, which stays mounted between them. */
export type Route =
  | { place: 'list' }
  | { place: 'chat'; chatId: number }
  | { place: 'settings'; section: string | null }

/** Reads the path of the address; what is not a place of the messenger is its list. */
export function routeOf(pathname: string): Route {
  const [first, second] = pathname.split('/').filter(Boolean)
  if (first === 'chats' && second && /^[1-9]\d{0,15}$/.test(second)) return { place: 'chat', chatId: Number(second) }
  if (first === 'settings') return { place: 'settings', section: second ?? null }
  return { place: 'list' }
}

export function pathOf(route: Route): string {
  if (route.place === 'chat') return `/chats/${route.chatId}`
  if (route.place === 'settings') return route.section ? `/settings/${route.section}` : '/settings'
  return '/'
}
