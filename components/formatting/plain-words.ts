/** What stands in the place of words that are hidden. */
const HIDDEN = '▒▒▒'

/**
 * The words of a short text without its marks, for where there is one line for it: lists, quotes, and what screen readers say.
 * The page carries this one, so it knows marks by their looks alone; what is drawn in full is parsed. Rule FM13.
 */
export function plainWords(text: string): string {
  return text
    .replace(/^```[\w+#.-]*$/gm, '')
    .replace(/\|\|(?!\s|\|)[^|]+\|\|/g, HIDDEN)
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/(\*\*|__|~~)(?!\s)([^*_~]+)\1/g, '$2')
    .replace(/(^|[^\p{L}\p{N}*_\\])([*_])(?!\s)([^*_\n]+)\2(?![\p{L}\p{N}*_])/gu, '$1$3')
    .replace(/\[([^\]\n]+)\]\((?:https?:\/\/|mailto:)[^\s()]+\)/g, '$1')
    .replace(/^> ?/gm, '')
}
