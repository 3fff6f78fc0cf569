import { z } from 'zod'
import { cleanName } from '#contracts/clean-name.ts'
import { LIMITS } from '#contracts/limits.ts'
import { id, timestamp } from '#contracts/primitives.ts'
import { codePoints } from '#contracts/text.ts'

export const locale = z.enum(['ru', 'en'])
export type Locale = z.infer<typeof locale>

export const theme = z.enum(['light', 'dark', 'system'])
export type Theme = z.infer<typeof theme>

/** The key that sends a message; with `ctrl_enter` Enter breaks the line. Ctrl or Cmd with Enter sends either way. */
export const sendKey = z.enum(['enter', 'ctrl_enter'])
export type SendKey = z.infer<typeof sendKey>

/**
 * A sign-in name as people type it: in NFKC and trimmed, 3 to 32 characters, letters, digits, `_`, `.`, `-`;
 * none of the letters that show nothing.
 */
export const username = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'Username cannot be empty', abort: true })
      .refine(
        (text) => codePoints(text) >= LIMITS.usernameMin,
        `Username must have at least ${LIMITS.usernameMin} characters`,
      )
      .refine(
        (text) => codePoints(text) <= LIMITS.usernameMax,
        `Username must have at most ${LIMITS.usernameMax} characters`,
      )
      .regex(
        /^(?:(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}_.-])*$/u,
        'Username may have letters, digits, "_", "." and "-" only',
      ),
  )
  .meta({
    description: 'Letters, digits, `_`, `.` and `-`; compared without regard to case',
    minLength: LIMITS.usernameMin,
    maxLength: LIMITS.usernameMax,
  })

/** A password when it is set: 8 to 256 code points, any characters, all of them significant (never trimmed). */
export const newPassword = z
  .string()
  .refine(
    (text) => codePoints(text) >= LIMITS.passwordMin,
    `Password must have at least ${LIMITS.passwordMin} characters`,
  )
  .refine(
    (text) => codePoints(text) <= LIMITS.passwordMax,
    `Password must have at most ${LIMITS.passwordMax} characters`,
  )
  .refine((text) => text.isWellFormed(), 'Password must be valid text')
  .meta({ minLength: LIMITS.passwordMin, maxLength: LIMITS.passwordMax })

/** The name others see: cleaned, at most 64 characters; empty means the username. */
export const displayName = z
  .string()
  .transform(cleanName)
  .refine(
    (text) => codePoints(text) <= LIMITS.displayNameMax,
    `Display name must have at most ${LIMITS.displayNameMax} characters`,
  )
  .meta({ maxLength: LIMITS.displayNameMax })

export const registerRequest = z
  .object({ username, password: newPassword, display_name: displayName.nullish() })
  .meta({ id: 'RegisterRequest' })
export type RegisterRequest = z.infer<typeof registerRequest>

/** Sign-in takes any strings: a name or a password that cannot exist is answered like a wrong password. */
export const loginRequest = z.object({ username: z.string(), password: z.string() }).meta({ id: 'LoginRequest' })
export type LoginRequest = z.infer<typeof loginRequest>

/** `expires_in` counts seconds. */
export const loginAnswer = z
  .object({ access_token: z.string(), token_type: z.literal('bearer'), expires_in: z.int().positive() })
  .meta({ id: 'LoginAnswer' })
export type LoginAnswer = z.infer<typeof loginAnswer>

/** What everybody on the server may know of a person. */
export const user = z.object({ id, username: z.string(), display_name: z.string() }).meta({ id: 'User' })
export type User = z.infer<typeof user>

export const serverRole = z.enum(['owner', 'member'])

/** What a person knows of himself. */
export const me = user
  .extend({ role: serverRole, locale: locale.nullable(), theme, send_key: sendKey, created_at: timestamp })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

/** The settings that follow the person to every device. */
export const settingsPatch = z
  .object({ locale, theme, send_key: sendKey })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'Nothing to change')
  .meta({ id: 'SettingsPatch' })
export type SettingsPatch = z.infer<typeof settingsPatch>

export const presenceState = z.enum(['online', 'idle', 'offline'])
export type PresenceState = z.infer<typeof presenceState>

export const presence = z.object({ user_id: id, state: presenceState, last_seen_at: timestamp.nullable() })
export type Presence = z.infer<typeof presence>
