import { Copy } from 'lucide-react'
import { createContext, Fragment, type ReactNode, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import type { Block, Inline } from '#components/formatting/nodes.ts'
import { parseBlocks } from '#components/formatting/parse-blocks.ts'
import bubble from '#components/messages/bubble.module.css'
import type { TextProps } from '#components/messages/bubble-text.tsx'
import { CodeText } from '#components/messages/code-text.tsx'
import { copyText } from '#components/messages/copy-text.ts'
import { linkParts } from '#components/messages/link-parts.ts'
import styles from '#components/messages/rich-text.module.css'
import { Spoiler } from '#components/messages/spoiler.tsx'
import { showToast } from '#components/ui/toasts.ts'
import { mentionPlaces } from '#contracts/mention-places.ts'
import type { Mention } from '#contracts/mentions.ts'

/** Whom the text around calls. */
const Calls = createContext<{ mentions: readonly Mention[]; mentions_all: boolean }>({
  mentions: [],
  mentions_all: false,
})

/** A text as it was meant: elements for what is marked in it, and links. Never HTML. Rules FM1, FM11. */
export function RichText({ content, mentions, mentionsAll }: TextProps) {
  const calls = useMemo(() => ({ mentions, mentions_all: mentionsAll }), [mentions, mentionsAll])
  return (
    <Calls value={calls}>
      <Blocks content={content} />
    </Calls>
  )
}

function Blocks({ content }: { content: string }) {
  const blocks = parseBlocks(content).map(asTyped)
  const [only] = blocks
  // What stands in lines alone flows around the time, as any text does.
  if (blocks.length === 1 && only?.kind === 'lines') return <Words nodes={only.children} />
  return keyed(blocks, (block) => <BlockView block={block} />)
}

/** One line that begins like a list's is more often no list: "1. " or "- " stay as they were typed. */
function asTyped(block: Block): Block {
  const [only, second] = block.kind === 'list' ? block.items : []
  if (!only || second) return block
  return { kind: 'lines', children: [{ kind: 'text', text: only.mark }, ...only.children] }
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'codeBlock') return <CodeBlock language={block.language} code={block.lines.join('\n')} />
  if (block.kind === 'list') {
    return (
      <ul className={styles.list}>
        {keyed(block.items, ({ mark, children }) => (
          <li dir="auto">
            <span className={block.ordered ? styles.number : styles.dot}>{block.ordered ? mark.trimEnd() : '•'}</span>
            <span>
              <Words nodes={children} />
            </span>
          </li>
        ))}
      </ul>
    )
  }
  const Tag = block.kind === 'quote' ? 'blockquote' : 'div'
  return (
    <Tag dir="auto" className={block.kind === 'quote' ? styles.quote : undefined}>
      <Words nodes={block.children} />
    </Tag>
  )
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const

function Words({ nodes, inLink = false }: { nodes: readonly Inline[]; inLink?: boolean }) {
  return keyed(nodes, (node) => {
    if (node.kind === 'text') return inLink ? node.text : <PlainText text={node.text} />
    if (node.kind === 'code') return <code className={styles.code}>{node.text}</code>
    const words = <Words nodes={node.children} inLink={inLink || node.kind === 'link'} />
    if (node.kind === 'spoiler') return <Spoiler>{words}</Spoiler>
    if (node.kind === 'link') return <Link href={node.href}>{words}</Link>
    const Tag = TAGS[node.kind]
    return <Tag>{words}</Tag>
  })
}

/** A stretch of text: whom it calls, and what leads somewhere. Rule MN5. */
function PlainText({ text }: { text: string }) {
  const calls = useContext(Calls)
  const myId = useMessengerState((state) => state.me.id)
  const places = mentionPlaces(text, calls)
  if (places.length === 0) return <Linked text={text} />
  const starts = [0, ...places.map(({ to }) => to)]
  return keyed(starts, (start) => {
    const next = places.find(({ from }) => from >= start)
    return (
      <>
        <Linked text={text.slice(start, next?.from)} />
        {next && (
          <span className={next.person && next.person.user_id !== myId ? styles.mention : styles.mentionOfMe}>
            {text.slice(next.from, next.to)}
          </span>
        )}
      </>
    )
  })
}

function Linked({ text }: { text: string }) {
  return keyed(linkParts(text), (part) => (part.href === null ? part.text : <Link href={part.href}>{part.text}</Link>))
}

function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    // Words may say something else than where they lead: that is told where one points.
    <a href={href} data-tip={href} target="_blank" rel="noopener noreferrer" className={bubble.link}>
      {children}
    </a>
  )
}

function CodeBlock({ language, code }: { language: string | null; code: string }) {
  const t = useTranslations('thread')
  const copy = async () => {
    if (await copyText(code)) showToast(t('menu.copied'))
    else showToast(t('menu.copyFailed'), { tone: 'danger' })
  }
  return (
    <div className={styles.block}>
      <div className={styles.bar}>
        <span>{language}</span>
        <button type="button" aria-label={t('formatting.copyCode')} data-tip={t('formatting.copyCode')} onClick={copy}>
          <Copy aria-hidden />
        </button>
      </div>
      <pre dir="ltr">
        <code>
          <CodeText language={language} code={code} />
        </code>
      </pre>
    </div>
  )
}

/** Parts of one text never change their places. */
function keyed<T>(items: readonly T[], draw: (item: T) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells them apart.
  return items.map((item, place) => <Fragment key={place}>{draw(item)}</Fragment>)
}
