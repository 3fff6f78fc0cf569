/** As the database writes a moment when its clock is set to UTC. */
const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/

/** ISO 8601 in UTC with `Z`, from the database's way to write a moment. */
export function toTimestamp(text: string): string {
  // A thousand of them are in a long list: what is in UTC already needs no calendar.
  if (IN_UTC.test(text))
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`
  return new Date(text).toISOString()
}
