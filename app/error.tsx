'use client'

import { LostPage } from '#components/brand/lost-page.tsx'
import { Button } from '#components/ui/button.tsx'

/** A page that failed while it was made. Trying again asks the server for it anew. */
export default function ErrorPage() {
  return <LostPage about="failed" action={(label) => <Button onClick={() => location.reload()}>{label}</Button>} />
}
