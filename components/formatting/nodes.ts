/** A kind of marks that stand on both sides of words. */
export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'

/** What a line consists of. Every node keeps the marks it was typed with, so that nothing of a text is lost. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; mark: string; text: string }
  | { kind: Style; mark: string; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }

export interface ListItem {
  /** `- `, or a number with its dot and space. */
  mark: string
  children: Inline[]
}

/** What a message consists of; between two blocks stands one line break. */
export type Block =
  | { kind: 'lines'; children: Inline[] }
  /** One mark for each of its lines. */
  | { kind: 'quote'; marks: string[]; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  /** The fences are whole lines, as typed. */
  | { kind: 'codeBlock'; opening: string; language: string | null; lines: string[]; closing: string }
