import type { Metadata } from 'next'
import { LostPage } from '#components/brand/lost-page.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { preferences } from './preferences.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).title }
}

/** For an address that leads nowhere, and for what may not be seen: the two are not told apart. Needs no script of its own. */
export default async function NotFound() {
  const { title, text, action } = await words()
  const home = (
    <a href="/" className={buttonClass()}>
      {action}
    </a>
  )
  return <LostPage title={title} text={text} action={home} />
}

async function words() {
  const { locale } = await preferences()
  return (await loadCatalogue(locale)).common.notFound
}
