import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentUser } from '#auth/current-user.ts'
import { ownOrigin } from '#auth/own-origin.ts'
import { safeNext } from '#auth/safe-next.ts'
import type { AuthTab } from '#components/auth/auth-card.tsx'
import { AuthScene } from '#components/auth/auth-scene.tsx'
import { AuthScreen } from '#components/auth/auth-screen.tsx'
import { NO_TROUBLE, type Trouble, troubleOf } from '#components/auth/trouble.ts'
import { registrationState } from '#domain/accounts/registration-state.ts'

export type Query = Promise<Record<string, string | string[] | undefined>>

/** Either tab; who is signed in already is sent on. */
export async function AuthPage({ tab, query }: { tab: AuthTab; query: Query }) {
  const asked = await query
  const next = safeNext(asked.next)
  if (await currentUser()) redirect(next)
  const initial = {
    trouble: broughtBack(asked),
    username: text(asked.username),
    displayName: text(asked.display_name),
  }
  return (
    <AuthScreen
      scene={<AuthScene />}
      tab={tab}
      registration={await registrationState()}
      host={hostOf(ownOrigin(await headers()))}
      initial={initial}
      next={next}
    />
  )
}

/** What a form that was sent without a script has to say again. */
function broughtBack(query: Awaited<Query>): Trouble {
  const code = text(query.error)
  if (code === '') return NO_TROUBLE
  const path = text(query.field)
  const seconds = Number.parseInt(text(query.retry_after), 10)
  return troubleOf({
    code,
    errors: path === '' ? [] : [{ path, message: '' }],
    retry_after: seconds > 0 ? seconds : undefined,
  })
}

function text(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function hostOf(origin: string | null): string {
  return origin ? new URL(origin).host : ''
}
