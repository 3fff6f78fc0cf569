import type { Problem } from '#contracts/problems.ts'

/** The fields of both forms, under the names they are sent by. */
export type AuthField = 'display_name' | 'username' | 'password'

/** What is wrong with the form as a whole. */
export type FormTrouble =
  | { kind: 'credentials' | 'closed' | 'offline' | 'failed' }
  /** Seconds to wait before the next try. */
  | { kind: 'rateLimited'; seconds: number }

/** What is wrong, where: keys of sentences in `auth.errors` for fields. */
export interface Trouble {
  form: FormTrouble | null
  fields: Partial<Record<AuthField, FieldComplaint>>
}

export type FieldComplaint =
  | 'usernameEmpty'
  | 'usernameShort'
  | 'usernameLong'
  | 'usernameCharacters'
  | 'usernameTaken'
  | 'passwordEmpty'
  | 'passwordShort'
  | 'passwordLong'
  | 'passwordLength'
  | 'passwordCommon'
  | 'displayNameLong'
  | 'invalid'

/** The part of a problem that a plain form brings back in its address, too. */
export type Refusal = Pick<Problem, 'errors' | 'retry_after'> & { code: string }

/** Finds the place where a refusal of the server is said. */
export function troubleOf({ code, errors, retry_after }: Refusal): Trouble {
  if (code === 'username_taken') return atFields({ username: 'usernameTaken' })
  if (code === 'weak_password') return atFields({ password: 'passwordCommon' })
  if (code === 'invalid_credentials') return atForm({ kind: 'credentials' })
  if (code === 'registration_closed') return atForm({ kind: 'closed' })
  if (code === 'rate_limited') return atForm({ kind: 'rateLimited', seconds: retry_after ?? 60 })
  const fields = (errors ?? []).map((error) => error.path).filter(isAuthField)
  if (code !== 'invalid' || fields.length === 0) return atForm({ kind: 'failed' })
  return atFields(
    Object.fromEntries(fields.map((field) => [field, field === 'password' ? 'passwordLength' : 'invalid'])),
  )
}

export const NO_TROUBLE: Trouble = { form: null, fields: {} }
export const OFFLINE: Trouble = { form: { kind: 'offline' }, fields: {} }

function atForm(form: FormTrouble): Trouble {
  return { form, fields: {} }
}

function atFields(fields: Trouble['fields']): Trouble {
  return { form: null, fields }
}

function isAuthField(path: string): path is AuthField {
  return path === 'display_name' || path === 'username' || path === 'password'
}
