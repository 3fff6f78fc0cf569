/** The page of the sign-in card's tab, from which a person is led to `next` (a path of this server). Rule: SES9. */
export function authPath(tab: 'sign-in' | 'register', next = '/'): string {
  return next === '/' ? `/${tab}` : `/${tab}?next=${encodeURIComponent(next)}`
}
