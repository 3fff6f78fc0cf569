/**
 * How people call somebody in a hurry: "Sophie" for "Sophie Laurent". Only a plain name and surname are cut;
 * "Managing company" or "Anna Maria Lopez" stay whole, because their first word alone says too little.
 */
export function shortName(displayName: string): string {
  const words = displayName.trim().split(/\s+/)
  const [first, second] = words
  return words.length === 2 && isCapitalised(first) && isCapitalised(second)
    ? (first ?? displayName)
    : displayName.trim()
}

function isCapitalised(word = ''): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word)
}
