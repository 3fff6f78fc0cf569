/**
 * A username as it is compared and searched: case and compatibility forms folded. Upper case first, because some letters
 * (ß, final ς, dotless ı) only meet there. Rule: ACC2.
 */
export function usernameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}
