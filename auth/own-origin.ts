import { type HeaderSource, headerOf } from '#auth/headers.ts'
import { config } from '#runtime/config.ts'

/**
 * The origin under which people see this server: `APP_URL`, else what the request says, forwarded headers only from
 * trusted proxies. Null when it says none.
 */
export function ownOrigin(headers: HeaderSource): string | null {
  const { appUrl, trustProxy } = config()
  if (appUrl) return appUrl
  const forwarded = (name: string) => (trustProxy > 0 ? headerOf(headers, name)?.split(',')[0]?.trim() : undefined)
  const host = forwarded('x-forwarded-host') ?? headerOf(headers, 'host') ?? ''
  const origin = `${forwarded('x-forwarded-proto') ?? 'http'}://${host}`
  return URL.canParse(origin) ? new URL(origin).origin : null
}

/** Whether people reach this server by https, as far as it was told: cookies are Secure then. */
export function isHttps(): boolean {
  return config().appUrl?.startsWith('https:') ?? false
}
