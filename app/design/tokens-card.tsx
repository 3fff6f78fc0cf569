import { Card } from './card.tsx'

const COLORS = [
  ...['canvas', 'stage', 'surface', 'raised', 'field'],
  ...['ink', 'ink-2', 'ink-3', 'line-strong', 'accent'],
  ...['accent-ink', 'accent-soft', 'apricot', 'apricot-ink', 'apricot-soft'],
  ...['highlight', 'online', 'success-soft', 'danger', 'danger-soft'],
  ...['bubble-in', 'bubble-out-1', 'bubble-out-2', 'read', 'muted-badge'],
]

const SCALE = [
  { name: '4xl 48/52 700', className: 'text-4xl font-bold', sample: 'Дома' },
  { name: '3xl 32/38 700', className: 'text-3xl font-bold', sample: 'Welcome back' },
  { name: '2xl 24/30 680', className: 'text-2xl font-display', sample: 'Здесь начнётся разговор' },
  { name: 'xl 20/26 680', className: 'text-xl font-display', sample: 'Алтай, июль' },
  { name: 'lg 17/24 650', className: 'text-lg font-title', sample: 'Алтай, июль' },
  { name: 'base 15/21 450', className: 'text-base', sample: 'Выезжаем в 6:40, у табло в 6:15' },
  { name: 'md 14/20 450', className: 'text-md', sample: '12 members, 5 online' },
  { name: 'sm 13/18 500', className: 'text-sm font-medium', sample: '12 members, 5 online' },
  { name: 'xs 12/16 600', className: 'text-xs font-name', sample: '12 members, 5 online' },
  { name: '2xs 11/14 600', className: 'text-2xs font-name', sample: '12 members, 5 online' },
]

export function ColorsCard() {
  return (
    <Card title="Colours">
      <div className="grid grid-cols-5 gap-2.5">
        {COLORS.map((name) => (
          <div key={name} className="min-w-0">
            <span
              style={{ background: `var(--mm-${name})` }}
              className="block h-13 rounded-md shadow-[inset_0_0_0_1px_var(--mm-line)]"
            />
            <small className="mt-1 block truncate text-2xs text-ink-2">{name}</small>
          </div>
        ))}
      </div>
      <span className="mt-3 block h-11 rounded-md bg-(image:--mm-dusk)" />
      <span className="mt-2 block h-11 rounded-md spark" />
    </Card>
  )
}

export function TypeCard() {
  return (
    <Card title="Text">
      {SCALE.map(({ name, className, sample }) => (
        <div key={name} className="flex items-baseline gap-3.5 py-1.5">
          <small className="w-29 flex-none text-xs text-ink-3 tabular-nums">{name}</small>
          <span className={`min-w-0 truncate ${className}`}>{sample}</span>
        </div>
      ))}
    </Card>
  )
}
