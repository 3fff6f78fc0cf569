/** Marks around words, by the element that stands for them in a page. */
const MARKS: Readonly<Record<string, string>> = {
  B: '**',
  STRONG: '**',
  I: '*',
  EM: '*',
  U: '__',
  INS: '__',
  S: '~~',
  STRIKE: '~~',
  DEL: '~~',
  CODE: '`',
  KBD: '`',
  TT: '`',
}
const BLOCKS = /^(?:ADDRESS|ARTICLE|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|OL|P|PRE|SECTION|TABLE|TR|UL)$/
/** Never a part of what was copied. */
const SILENT = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TITLE|HEAD|IFRAME|OBJECT)$/
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s()<>[\]"]+$/i

/**
 * A text that was copied with its looks, as it would be typed here: bold, italic, underlined and struck words, code, links, lists
 * and quotes. Null when it has no looks, and where they are those of an editor of code, whose text is meant as it stands. The page it came from is
 * read without running or fetching anything of it. Rule FM18.
 */
export function pastedMarks(html: string): string | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  if (isFromCodeEditor(body)) return null
  const writer = new Writer()
  writer.children(body, [])
  return writer.marked ? writer.text() : null
}

/** One element that keeps its spaces and holds everything. */
function isFromCodeEditor({ children: [only, ...others] }: HTMLElement): boolean {
  if (!(only instanceof HTMLElement) || others.length > 0) return false
  return only.localName === 'pre' || (only.localName === 'div' && only.style.whiteSpace === 'pre')
}

class Writer {
  /** Anything has looks that can be kept. */
  marked = false
  readonly #lines: string[] = ['']
  /** What every line begins with just here: the signs of quotes. */
  #prefix = ''

  text(): string {
    return this.#lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  children(parent: Node, marks: readonly string[]): void {
    for (const node of parent.childNodes) this.#node(node, marks)
  }

  #node(node: Node, marks: readonly string[]): void {
    if (node.nodeType === Node.TEXT_NODE) this.#say(node.textContent ?? '')
    if (!(node instanceof HTMLElement) || SILENT.test(node.tagName) || node.style.display === 'none') return
    const { tagName } = node
    if (tagName === 'BR') this.#newLine()
    else if (tagName === 'PRE') this.#code(node)
    else if (tagName === 'BLOCKQUOTE') this.#quote(node)
    else if (tagName === 'LI') this.#item(node, marks)
    else if (BLOCKS.test(tagName)) {
      const heads = /^H[1-6]$/.test(tagName)
      this.#ownLine()
      this.#around(node, heads ? ['**'] : [], marks)
      this.#ownLine()
      if (tagName === 'P' || heads) this.#newLine()
    } else {
      this.#around(node, marksOf(node), marks)
      if (/^T[DH]$/.test(tagName)) this.#say(' ')
    }
  }

  /** Puts the marks that do not hold already around what an element says; space at its ends stays outside. */
  #around(element: HTMLElement, own: readonly string[], marks: readonly string[]): void {
    const added = own.filter((mark) => !marks.includes(mark))
    const address = element instanceof HTMLAnchorElement ? (element.getAttribute('href') ?? '') : ''
    const inner = new Writer()
    inner.children(element, [...marks, ...added])
    this.marked ||= inner.marked
    const said = inner.#lines.join('\n')
    const words = said.trim()
    const leads = ADDRESS.test(address) && words !== '' && words !== address && !/[[\]\n]/.test(words)
    // What reaches over a blank line is no longer one stretch of words.
    const plain = words === '' || (added.length === 0 && !leads) || /\n\s*\n/.test(said)
    this.marked ||= !plain
    const linked = leads ? `[${words}](${address})` : words
    const dressed = plain ? words : added.reduceRight((text, mark) => mark + text + mark, linked)
    const at = said.indexOf(words)
    this.#say(said.slice(0, at) + dressed + said.slice(at + words.length), true)
  }

  #item(item: HTMLElement, marks: readonly string[]): void {
    const list = item.parentElement
    const place = list ? [...list.children].filter(({ tagName }) => tagName === 'LI').indexOf(item) : 0
    const first = list instanceof HTMLOListElement ? list.start : 1
    this.#ownLine()
    this.marked = true
    this.#say(list?.tagName === 'OL' ? `${first + place}. ` : '- ', true)
    const inner = new Writer()
    inner.children(item, marks)
    this.#say(inner.text(), true)
    this.#ownLine()
  }

  #quote(quote: HTMLElement): void {
    const inner = new Writer()
    inner.children(quote, [])
    this.#ownLine()
    this.marked = true
    const before = this.#prefix
    this.#prefix = `${before}> `
    this.#lines[this.#lines.length - 1] = this.#prefix
    this.#say(inner.text().replace(/\n\n+/g, '\n'), true)
    this.#prefix = before
    this.#newLine()
  }

  #code(code: HTMLElement): void {
    this.#ownLine()
    this.marked = true
    this.#say(`\`\`\`\n${(code.textContent ?? '').replace(/\n$/, '')}\n\`\`\``, true)
    this.#newLine()
  }

  /** Adds words; space counts once, unless they are `written` as they shall stand. */
  #say(words: string, written = false): void {
    const [first = '', ...rest] = (written ? words : words.replace(/[\t\n\r ]+/g, ' ')).split('\n')
    const last = this.#lines.length - 1
    const line = this.#lines[last] ?? ''
    const starts = line === this.#prefix || line.endsWith(' ')
    this.#lines[last] = line + (starts && !written ? first.trimStart() : first)
    for (const more of rest) this.#lines.push(this.#prefix + more)
  }

  #newLine(): void {
    this.#lines.push(this.#prefix)
  }

  #ownLine(): void {
    if (this.#lines.at(-1)?.trim() !== this.#prefix.trim()) this.#newLine()
  }
}

/** By its name, and by its style: other programs say bold by a weight, and undo a bold element by one. */
function marksOf(element: HTMLElement): string[] {
  const { fontWeight, fontStyle, textDecorationLine, textDecoration } = element.style
  const own = MARKS[element.tagName]
  const found = new Set(own ? [own] : [])
  if (Number(fontWeight) >= 600 || fontWeight === 'bold') found.add('**')
  else if (fontWeight !== '') found.delete('**')
  if (fontStyle === 'italic') found.add('*')
  else if (fontStyle === 'normal') found.delete('*')
  const lines = textDecorationLine || textDecoration
  if (lines.includes('line-through')) found.add('~~')
  if (lines.includes('underline') && element.tagName !== 'A') found.add('__')
  return [...found]
}
