'use client'

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { classNames } from './class-names.ts'

export interface Segment<T extends string> {
  value: T
  label: ReactNode
}

interface SegmentedProps<T extends string> {
  /** What is being chosen, for screen readers. */
  label: string
  segments: readonly Segment<T>[]
  value: T
  onChange(value: NoInfer<T>): void
  /** The id of the panel that the tabs switch. */
  panelId?: string
  className?: string
}

/** Tabs on one track; the thumb slides to the chosen one. Arrows, Home and End move the choice. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  const chosen = props.segments.findIndex((segment) => segment.value === props.value)

  const move = (event: KeyboardEvent) => {
    const next = stepTo(event.key, chosen, props.segments.length)
    const segment = next === null ? undefined : props.segments[next]
    if (next === null || !segment) return
    event.preventDefault()
    props.onChange(segment.value)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus()
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={props.label}
      onKeyDown={move}
      className={classNames('relative flex rounded-[13px] bg-field p-[3px]', props.className)}
    >
      <SegmentThumb count={props.segments.length} index={chosen} className="rounded-sm" />
      {props.segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="tab"
          aria-selected={segment.value === props.value}
          aria-controls={props.panelId}
          tabIndex={segment.value === props.value ? 0 : -1}
          onClick={() => props.onChange(segment.value)}
          className="relative min-h-8.5 min-w-0 flex-[1_1_0] rounded-sm px-1 text-sm font-label text-ink-2 transition-colors duration-(--dur-2) aria-selected:font-name aria-selected:text-ink forced-colors:aria-selected:border"
        >
          {segment.label}
        </button>
      ))}
    </div>
  )
}

/** The raised part of a track of equal segments with 3 px around it. */
export function SegmentThumb({ count, index, className }: { count: number; index: number; className?: string }) {
  return (
    <span
      aria-hidden
      style={{ width: `calc((100% - 2 * var(--track, 3px)) / ${count})`, translate: `${index * 100}%` }}
      className={classNames(
        'absolute inset-y-[var(--track,3px)] left-[var(--track,3px)] bg-raised shadow-xs transition-[translate] duration-(--dur-2) ease-out dark:bg-[#ffffff1f]',
        className,
      )}
    />
  )
}

function stepTo(key: string, from: number, count: number): number | null {
  if (key === 'ArrowRight') return (from + 1) % count
  if (key === 'ArrowLeft') return (from - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
