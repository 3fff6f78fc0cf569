import type { MetadataRoute } from 'next'
import { THEME_COLORS } from '#components/theme/theme.ts'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { preferences } from './preferences.ts'

/** What makes the messenger installable. Its words are in the language of whoever installs it. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { locale } = await preferences()
  const { common } = await loadCatalogue(locale)
  return {
    id: '/',
    name: common.appName,
    short_name: 'Mini',
    description: common.description,
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: THEME_COLORS.signIn,
    theme_color: THEME_COLORS.signIn,
    icons: [
      ...icons('icon', 'any'),
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...icons('icon-maskable', 'maskable'),
      ...icons('icon-mono', 'monochrome'),
    ],
    shortcuts: [{ name: common.settings, url: '/settings', icons: icons('icon', 'any').slice(0, 1) }],
  }
}

function icons(name: string, purpose: 'any' | 'maskable' | 'monochrome') {
  return [192, 512].map((size) => ({
    src: `/${name}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  }))
}
