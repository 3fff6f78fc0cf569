import { LoaderCircle } from 'lucide-react'
import { classNames } from './class-names.ts'

/** Turning arc in the colour of the text around it. The words for it belong to what is busy. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={classNames('animate-spin motion-reduce:animate-none', className)} />
}
