import { headers } from 'next/headers'
import { cache } from 'react'
import { authenticate, isNobody } from '#auth/authenticate.ts'
import type { Me } from '#contracts/users.ts'
import { getMe } from '#domain/accounts/profile.ts'
import type { Actor } from '#domain/actor.ts'

/** Who looks at this page; null for a stranger, and for one whose session has ended. Asked once per request. */
export const currentUser = cache(async (): Promise<{ actor: Actor; me: Me } | null> => {
  try {
    const { userId, sessionId } = await authenticate({ cookie: (await headers()).get('cookie') })
    const actor = { userId, sessionId }
    return { actor, me: await getMe(actor) }
  } catch (error) {
    if (isNobody(error)) return null
    throw error
  }
})
