/** Where a person is inside the messenger. All these places share one shell, which stays mounted between them. */
export type Route =
  | { place: 'list' }
  /** `seq` names a message in it, for somebody who is led there. */
  | { place: 'chat'; chatId: number; seq?: number }
  | { place: 'settings'; section: string | null }

const NUMBER = /^[1-9]\d{0,15}$/

/** Reads the path of the address; what is not a place of the messenger is its list. */
export function routeOf(pathname: string): Route {
  const [first, second = '', third] = pathname.split('/').filter(Boolean)
  if (first === 'chats' && NUMBER.test(second)) {
    if (third === undefined) return { place: 'chat', chatId: Number(second) }
    if (NUMBER.test(third)) return { place: 'chat', chatId: Number(second), seq: Number(third) }
  }
  if (first === 'settings') return { place: 'settings', section: second || null }
  return { place: 'list' }
}

export function pathOf(route: Route): string {
  if (route.place === 'chat') return `/chats/${route.chatId}${route.seq === undefined ? '' : `/${route.seq}`}`
  if (route.place === 'settings') return route.section ? `/settings/${route.section}` : '/settings'
  return '/'
}
