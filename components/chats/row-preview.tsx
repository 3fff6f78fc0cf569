import { useTranslations } from 'use-intl'
import type { RowPreview } from '#components/chats/row-content.ts'
import { TypingLine } from '#components/chats/typing-line.tsx'

/** The second line of a row, one line of text. */
export function RowPreviewLine({ preview }: { preview: RowPreview }) {
  const t = useTranslations('chats')
  switch (preview.kind) {
    case 'typing':
      return <TypingLine names={preview.names} />
    case 'draft':
      return <Prefixed prefix={t('row.draft')} text={preview.text} danger />
    case 'failed':
      return <Prefixed prefix={t('row.failed')} text={preview.text} danger />
    case 'own':
      return preview.named ? <Prefixed prefix={t('row.you')} text={preview.text} /> : <Words text={preview.text} />
    case 'message':
      if (preview.author === null) return <Words text={preview.text} />
      return <Prefixed prefix={t('row.author', { name: preview.author })} text={preview.text} />
    case 'deleted':
      return <i>{t('row.deleted')}</i>
    case 'system':
      return <SystemLine preview={preview} />
    case 'empty':
      return <span className="text-ink-3">{t('row.noMessages')}</span>
  }
}

function SystemLine({ preview }: { preview: Extract<RowPreview, { kind: 'system' }> }) {
  const t = useTranslations('chats.system')
  const name = preview.author
  if (preview.note.type === 'chat_created') return preview.own ? t('createdByYou') : t('created', { name })
  return preview.own ? t('joinedByYou') : t('joined', { name })
}

function Prefixed({ prefix, text, danger = false }: { prefix: string; text: string; danger?: boolean }) {
  return (
    <>
      <span className={danger ? 'font-label text-danger-ink' : 'font-medium text-ink'}>{prefix}</span>{' '}
      <Words text={text} />
    </>
  )
}

/** What people wrote may run from right to left, whatever stands before it. */
function Words({ text }: { text: string }) {
  return <bdi>{text}</bdi>
}
