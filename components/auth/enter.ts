import type { Me } from '#contracts/users.ts'
import { OFFLINE, type Refusal, type Trouble, troubleOf } from './trouble.ts'

type Entered = { me: Me } | { trouble: Trouble }

/** Sends a form to its address by script; the answer sets the session's cookie. */
export async function enter(action: '/auth/sign-in' | '/auth/register', fields: object): Promise<Entered> {
  let answer: Response
  try {
    answer = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(fields),
    })
  } catch {
    return { trouble: OFFLINE }
  }
  if (answer.ok) return (await answer.json()) as { me: Me }
  const refusal = (await answer.json().catch(() => ({ code: 'internal' }))) as Refusal
  return { trouble: troubleOf(refusal) }
}
