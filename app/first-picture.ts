import { cookies, headers } from 'next/headers'
import { routeOf } from '#components/shell/route.ts'
import { type FirstPicture, SIGNED_OUT_COOKIE } from '#contracts/first-picture.ts'
import { id } from '#contracts/primitives.ts'
import type { Actor } from '#domain/actor.ts'
import { readFirstPicture } from '#domain/sync/first-picture.ts'
import { PATH_HEADER } from '#http/incoming-headers.ts'
import { logger } from '#runtime/logger.ts'
import { preferences } from './preferences.ts'

/**
 * What this page shows before its scripts run; null when it shows skeletons: days and times cannot be written without the
 * person's time zone, and to somebody who has signed out nothing is shown. Rules FP3, FP4.
 */
export async function firstPicture(actor: Actor): Promise<FirstPicture | null> {
  const { timeZone } = await preferences()
  if (timeZone === null || (await cookies()).get(SIGNED_OUT_COOKIE)?.value === actor.sessionId) return null
  const route = routeOf((await headers()).get(PATH_HEADER) ?? '/')
  const open = route.place === 'chat' ? id.safeParse(route.chatId).data : undefined
  // Without it the page shows the same a moment later, by its own connection.
  return readFirstPicture(actor, open ?? null, isPhone(await headers()) ? 'phone' : 'desktop').catch(
    (error: unknown) => {
      logger().warn({ err: error }, 'no first picture')
      return null
    },
  )
}

/** What browsers say of themselves: those that tell nothing of the device say it in their name. */
function isPhone(from: Headers): boolean {
  const mobile = from.get('sec-ch-ua-mobile')
  return mobile === null ? /\bMobile\b/.test(from.get('user-agent') ?? '') : mobile === '?1'
}
