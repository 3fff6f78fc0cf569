import { Check } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import { chatTitle } from '#components/chats/chat-title.ts'
import { Highlight } from '#components/chats/highlight.tsx'
import { findChats } from '#components/chats/local-search.ts'
import { useOptionKeys } from '#components/chats/use-option-keys.ts'
import { classNames } from '#components/ui/class-names.ts'
import { SearchField } from '#components/ui/search-field.tsx'

/** As many are drawn; whoever looks for another one types. */
const SHOWN = 60

interface ChatPickerProps {
  inputRef: RefObject<HTMLInputElement | null>
  chosen: readonly number[]
  onToggle(chatId: number): void
}

/** One's own chats, the newest first, or those that answer what is typed; each press takes one in or out. */
export function ChatPicker({ inputRef, chosen, onToggle }: ChatPickerProps) {
  const t = useTranslations('thread.forward')
  const [text, setText] = useState('')
  const query = text.trim()
  const order = useMessengerState((state) => state.order)
  const all = useMessengerState((state) => state.chats)
  const found = query === '' ? order.flatMap((id) => all.get(id) ?? []) : findChats(order, all, query)
  const chats = found.filter(({ chat }) => chat.membership !== null).slice(0, SHOWN)
  const toggle = ({ chat }: ChatEntry) => {
    onToggle(chat.id)
    setText('')
  }
  const keys = useOptionKeys(chats.length, query, (index) => {
    const entry = chats[index]
    if (entry) toggle(entry)
  })

  return (
    <>
      <div className="flex-none pt-1 pb-2">
        <SearchField {...keys.field} inputRef={inputRef} label={t('search')} value={text} onValueChange={setText} />
      </div>
      <div className="-mx-2.5 min-h-0 flex-1 overflow-y-auto">
        <div role="listbox" id={keys.listId} aria-label={t('chats')} aria-multiselectable>
          {chats.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above.
            <div
              key={entry.chat.id}
              id={keys.optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={chosen.includes(entry.chat.id)}
              onPointerMove={() => index !== keys.index && keys.choose(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => toggle(entry)}
              className={classNames(
                'group/chat flex h-14 cursor-pointer items-center gap-3 rounded-lg px-2.5 active:bg-press',
                index === keys.index && 'bg-hover touch:bg-transparent forced-colors:outline-2',
              )}
            >
              <ChatAvatar chat={entry.chat} size={42} />
              <b className="min-w-0 flex-1 truncate text-base font-name tracking-[-0.012em]">
                <bdi>
                  <Highlight text={chatTitle(entry.chat)} query={query} />
                </bdi>
              </b>
              <span className="grid size-6 flex-none place-items-center rounded-full text-on-accent shadow-[inset_0_0_0_1.5px_var(--mm-line-strong)] transition-[background-color,box-shadow] duration-(--dur-1) group-aria-selected/chat:bg-accent group-aria-selected/chat:shadow-none forced-colors:border">
                <Check aria-hidden className="size-3.5 opacity-0 group-aria-selected/chat:opacity-100" />
              </span>
            </div>
          ))}
        </div>
        {chats.length === 0 && (
          <p role="status" className="py-6 text-center text-md text-ink-2">
            {t('nothing')}
          </p>
        )}
      </div>
    </>
  )
}
