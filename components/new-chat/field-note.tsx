import { CircleAlert } from 'lucide-react'

/** What is wrong, under the field that it is about; it is said when it appears. */
export function FieldNote({ text, id }: { text: string | null; id?: string }) {
  if (text === null) return null
  return (
    <p id={id} role="alert" className="mx-0.5 mt-1.5 flex gap-1.5 text-sm font-medium text-danger-ink">
      <CircleAlert aria-hidden className="mt-px size-4" />
      <span>{text}</span>
    </p>
  )
}
