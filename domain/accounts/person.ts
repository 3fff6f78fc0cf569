import type { Me, User } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'

/** The columns of what everybody may know of a person. */
export const userColumns = { id: users.id, username: users.username, display_name: users.displayName }

/** The columns of what a person knows of himself. */
export const meColumns = {
  ...userColumns,
  role: users.role,
  locale: users.locale,
  theme: users.theme,
  send_key: users.sendKey,
  createdAt: users.createdAt,
}

type MeRow = Omit<Me, 'created_at'> & { createdAt: Date }

export function toMe({ createdAt, ...row }: MeRow): Me {
  return { ...row, created_at: createdAt.toISOString() }
}

/** What everybody may know, out of what a person knows of himself. */
export function toUser({ id, username, display_name }: User): User {
  return { id, username, display_name }
}
