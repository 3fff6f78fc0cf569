import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { isMac } from '#components/shell/is-mac.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import type { SendKey } from '#contracts/users.ts'

/** Every shortcut, by where it works: its keys, and other keys that do the same. */
const groupsFor = (sendKey: SendKey) =>
  [
    {
      title: 'anywhere',
      lines: [
        { what: 'search', keys: [['Ctrl', 'K']] },
        {
          what: 'chat',
          keys: [
            ['Alt', '↑'],
            ['Alt', '↓'],
          ],
        },
        {
          what: 'unread',
          keys: [
            ['Alt', 'Shift', '↑'],
            ['Alt', 'Shift', '↓'],
          ],
        },
        { what: 'pages', keys: [['Page Up'], ['Page Down']] },
        { what: 'escape', keys: [['Esc']] },
        { what: 'sheet', keys: [['?'], ['Ctrl', '/']] },
      ],
    },
    {
      title: 'writing',
      lines: [
        { what: 'send', keys: sendKey === 'enter' ? [['Enter'], ['Ctrl', 'Enter']] : [['Ctrl', 'Enter']] },
        { what: 'newLine', keys: sendKey === 'enter' ? [['Shift', 'Enter']] : [['Enter']] },
        { what: 'editLast', keys: [['↑']] },
        { what: 'bold', keys: [['Ctrl', 'B']] },
        { what: 'italic', keys: [['Ctrl', 'I']] },
        { what: 'underline', keys: [['Ctrl', 'U']] },
        { what: 'strike', keys: [['Ctrl', 'Shift', 'X']] },
        { what: 'spoiler', keys: [['Ctrl', 'Shift', 'P']] },
        { what: 'code', keys: [['Ctrl', 'Shift', 'M']] },
        { what: 'formatting', keys: [['Alt', 'F10']] },
      ],
    },
    {
      title: 'message',
      lines: [
        { what: 'walk', keys: [['↑'], ['↓']] },
        { what: 'menu', keys: [['Enter']] },
        { what: 'reply', keys: [['R']] },
        { what: 'edit', keys: [['E']] },
        { what: 'delete', keys: [['Del']] },
      ],
    },
  ] as const

const MAC: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩', Del: '⌫' }

/** The sheet of shortcuts. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('chats.shortcuts')
  const sendKey = useMessengerState((state) => state.me.send_key)
  const nameOf = (key: string) => (isMac() ? (MAC[key] ?? key) : key)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} widthClassName="sm:max-w-130">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys. */}
      <div tabIndex={0} className="rounded-md">
        {groupsFor(sendKey).map(({ title, lines }) => (
          <section key={title} aria-label={t(title)} className="pb-4">
            <h3 className="pb-1 text-sm font-title text-ink-2">{t(title)}</h3>
            <dl>
              {lines.map(({ what, keys }) => (
                <div
                  key={what}
                  className="flex min-h-10 items-center gap-4 border-b border-line py-1.5 last:border-b-0"
                >
                  <dt className="min-w-0 flex-1">{t(`what.${what}`)}</dt>
                  <dd className="flex flex-none flex-wrap items-center justify-end gap-1.5 text-xs text-ink-2">
                    {keys.map((combination, place) => (
                      <Fragment key={combination.join()}>
                        {place > 0 && t('or')}
                        <span className="flex gap-1">
                          {combination.map((key) => (
                            <kbd
                              key={key}
                              className="min-w-6 rounded-[7px] bg-hover px-1.5 text-center font-sans text-xs/6 font-name text-ink"
                            >
                              {nameOf(key)}
                            </kbd>
                          ))}
                        </span>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
