import { logSecurity } from '#runtime/security-log.ts'

interface Refused {
  /** Open sockets do not keep it: the line of their opening has it. */
  ip?: string
  request_id?: string
  /** Who asked, where that is known. */
  user_id?: number
  /** The call of the API, or the event of a socket. */
  call: string
}

/** Leaves a line about a token that does not count, or about something that somebody may not do; about nothing else. Rule ACC13. */
export function noteRefusal(error: unknown, facts: Refused): void {
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'invalid_token') logSecurity('token_refused', facts)
  else if (code === 'forbidden' && facts.user_id !== undefined) logSecurity('not_allowed', facts)
}
