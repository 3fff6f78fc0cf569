'use client'

import { buttonClass } from '#components/ui/button.tsx'
import { LostPage } from './lost-page.tsx'

/** For an address that leads nowhere, and for what may not be seen: the two are not told apart. */
export function NotFoundPage() {
  return (
    <LostPage
      about="notFound"
      action={(label) => (
        <a href="/" className={buttonClass()}>
          {label}
        </a>
      )}
    />
  )
}
