/** ISO 8601 in UTC with `Z`, from the database's way to write a moment. */
export function toTimestamp(text: string): string {
  return new Date(text).toISOString()
}
