import { useTranslations } from 'use-intl'

/** Who types, in words, with three dots that move. Without names it is the one person of a direct chat. */
export function TypingLine({ names }: { names: readonly string[] }) {
  const t = useTranslations('chats.row')
  return (
    <span className="flex items-baseline gap-[3px] font-medium text-accent-ink">
      <span className="truncate">{typingWords(names, t)}</span>
      <span aria-hidden className="inline-flex flex-none gap-[3px] pr-1">
        {[0, 1, 2].map((dot) => (
          <span
            key={dot}
            style={{ animationDelay: `${dot * 140}ms` }}
            className="size-[3px] animate-typing rounded-full bg-current"
          />
        ))}
      </span>
    </span>
  )
}

function typingWords(names: readonly string[], t: ReturnType<typeof useTranslations<'chats.row'>>): string {
  const [first, second] = names
  if (first === undefined) return t('typing')
  if (second === undefined) return t('typingOne', { name: first })
  if (names.length === 2) return t('typingTwo', { first, second })
  return t('typingMany', { name: first, count: names.length - 1 })
}
