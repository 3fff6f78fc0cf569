import { users } from '#db/schema/users.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { config } from '#runtime/config.ts'
import { db } from '#runtime/database.ts'

/** Whether strangers may create accounts now. An empty server takes its first person whatever REGISTRATION says. Rule: ACC8. */
export async function registrationState(): Promise<'open' | 'invite' | 'closed'> {
  const { registration } = config()
  if (registration === 'open') return 'open'
  const [anybody] = await answerInTime(() => db().select({ id: users.id }).from(users).limit(1))
  return anybody ? registration : 'open'
}
