type Relation = 'prev' | 'next'

/**
 * A Link header (RFC 8288) to neighbouring pages: the same address with these query parameters instead of the page's own.
 * Addresses are relative to the server's root, so they hold behind any proxy.
 */
export function linkHeader(url: URL, pages: Partial<Record<Relation, Record<string, number>>>): Record<string, string> {
  const links = Object.entries(pages).map(([relation, cursor]) => {
    const query = new URLSearchParams(url.searchParams)
    for (const name of ['after', 'before_seq', 'after_seq']) query.delete(name)
    for (const [name, value] of Object.entries(cursor)) query.set(name, String(value))
    return `<${url.pathname}?${query}>; rel="${relation}"`
  })
  return links.length > 0 ? { link: links.join(', ') } : {}
}
