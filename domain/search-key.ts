/**
 * A text as it is searched for, and searched in: case and compatibility forms folded, ё as е, in one line. Made here and kept in
 * a column of its own, because databases differ in what they know of letters. Rules: ACC9, CH10.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a person is found by: his names, a line each. */
export function personKey(username: string, displayName: string): string {
  return `${searchKey(username)}\n${searchKey(displayName)}`
}

/** The text of a LIKE pattern that means this text itself. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
