import { useId } from 'react'

/** The sign of the product: two arches that make an "m". Never smaller than 20 px. */
export function Mark({ className = 'size-8.5' }: { className?: string }) {
  const id = useId()
  return (
    <svg viewBox="0 0 512 512" aria-hidden="true" className={`flex-none ${className}`}>
      <defs>
        <linearGradient id={`${id}iris`} x1=".2" y1="0" x2=".8" y2="1">
          <stop stopColor="#6D5DFB" />
          <stop offset="1" stopColor="#3726BE" />
        </linearGradient>
        <linearGradient id={`${id}apricot`} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#FFCB9C" />
          <stop offset="1" stopColor="#FF8A66" />
        </linearGradient>
      </defs>
      <path d="M256 0C430 0 512 82 512 256S430 512 256 512 0 430 0 256 82 0 256 0Z" fill={`url(#${id}iris)`} />
      <g fill="none" strokeWidth="66" strokeLinecap="round">
        <path d="M258 368V236a66 66 0 0 1 132 0v132" stroke={`url(#${id}apricot)`} />
        <path d="M124 368V236a66 66 0 0 1 132 0v132" stroke="#fff" />
      </g>
    </svg>
  )
}

/** The short name beside the mark. */
export function Wordmark() {
  return <span className="text-xl leading-none font-bold tracking-[-0.035em]">Mini</span>
}
