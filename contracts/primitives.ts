import { z } from 'zod'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { codePoints } from '#contracts/text.ts'

/** The id of a person or a chat: a positive 32-bit integer, as the database keeps it. */
export const id = z.int().positive().max(2_147_483_647).meta({ id: 'Id', description: 'A positive integer' })

/** A row id in a path or a query, where everything is text. Accepts plain decimal digits only. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'Must be a positive whole number')
  .transform(Number)
  .pipe(id)

/** A place in a chat's dense counter (`seq`, `rev`, `head`) or in a person's one. */
export const counter = z.int().nonnegative()

/** A counter in a query, where everything is text. */
export const counterText = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/, 'Must be a whole number, 0 or more')
  .transform(Number)
  .pipe(counter)

/** How many rows a page has, in a query. */
export const limitText = (max: number, usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, `Must be a whole number from 1 to ${max}`)
    .transform(Number)
    .pipe(z.int().max(max, `Must be a whole number from 1 to ${max}`))
    .default(usual)
    .meta({ description: `From 1 to ${max}; ${usual} when not given` })

/** What people and chats are searched by: a part of a name, taken literally. */
export const searchText = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(
    z
      .string()
      .min(1, 'Search text cannot be empty')
      .refine(
        (text) => codePoints(text) <= SERVER_LIMITS.searchTextMax,
        `Search text must have at most ${SERVER_LIMITS.searchTextMax} characters`,
      )
      .refine((text) => !text.includes('\u0000'), 'Search text must be valid text without NUL'),
  )
  .meta({ minLength: 1, maxLength: SERVER_LIMITS.searchTextMax })

/** ISO 8601 in UTC with `Z`. */
export const timestamp = z.iso.datetime().meta({ id: 'Timestamp', description: 'ISO 8601 in UTC with Z' })

/** The id that a restore from backup changes; every cursor travels with it. */
export const epoch = z.uuid()

/** A month of the calendar: `2026-11`. */
export const calendarMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Must be a month such as 2026-11')
  .meta({ description: 'A month: `2026-11`' })

/** A day of the calendar: `2026-11-03`. */
export const calendarDate = z.iso.date()

/** A time zone by its name, such as `Europe/Berlin`; offsets are no zones. */
export const timeZone = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/, 'Must be the name of a time zone such as Europe/Berlin')
  .refine(isTimeZone, 'Must be the name of a time zone such as Europe/Berlin')
  .meta({ description: 'The name of a time zone: `Europe/Berlin`' })

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
