import type { ShownTheme } from '#components/theme/theme.ts'

/** A conversation in miniature, in a theme of its own. */
function Miniature({ theme }: { theme: ShownTheme }) {
  return (
    <span data-theme={theme} className="absolute inset-0 flex flex-col justify-end gap-[5px] bg-stage p-2.5">
      <span className="h-[17px] w-[58%] rounded-[9px_9px_9px_3px] bg-bubble-in shadow-xs" />
      <span className="h-[17px] w-[44%] self-end rounded-[9px_9px_3px_9px] bg-bubble-out" />
      <span className="mt-[3px] h-3.5 rounded-[7px] bg-raised shadow-xs" />
    </span>
  )
}

/** What a choice of theme looks like; that of the system is half and half. */
export function ThemePreview({ choice }: { choice: 'light' | 'dark' | 'system' }) {
  if (choice !== 'system') return <Miniature theme={choice} />
  return (
    <>
      <Miniature theme="light" />
      <span className="absolute inset-0 [clip-path:polygon(100%_0,100%_100%,0_100%)]">
        <Miniature theme="dark" />
      </span>
    </>
  )
}
