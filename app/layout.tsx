import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SYSTEM_THEME_SCRIPT, THEME_COLORS } from '#components/theme/theme.ts'
import { ThemeProvider } from '#components/theme/theme-provider.tsx'
import { LateTooltips } from '#components/ui/late-tooltips.tsx'
import { Toaster } from '#components/ui/toast.tsx'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { LanguageProvider } from '#i18n/language-provider.tsx'
import { currentMinute } from '#i18n/minute.ts'
import { loadSpokenCatalogue } from '#i18n/spoken-catalogue.ts'
import { offsetsAround } from '#i18n/zone-spans.ts'
import { fontsOf } from './fonts.ts'
import { scriptNonce } from './nonce.ts'
import { preferences } from './preferences.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { common } = await loadCatalogue((await preferences()).locale)
  return { ...METADATA, description: common.description }
}

const METADATA: Metadata = {
  title: { default: 'Mini Messenger', template: '%s · Mini Messenger' },
  applicationName: 'Mini Messenger',
  appleWebApp: { capable: true, title: 'Mini', statusBarStyle: 'black-translucent' },
  icons: {
    icon: [
      { url: '/favicon-48.png', type: 'image/png', sizes: '48x48' },
      { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    ],
    apple: [{ url: '/apple-touch-icon.png', sizes: '180x180' }],
  },
  formatDetection: { telephone: false, email: false, address: false },
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await preferences()
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: THEME_COLORS.light },
            { media: '(prefers-color-scheme: dark)', color: THEME_COLORS.dark },
          ]
        : THEME_COLORS[theme],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, timeZone } = await preferences()
  return (
    // The script below may have put another theme here before hydration.
    <html lang={locale} data-theme={theme === 'dark' ? 'dark' : 'light'} suppressHydrationWarning>
      <head>
        {fontsOf(locale).map((file) => (
          <link key={file} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={file} />
        ))}
        {theme === 'system' && (
          <script
            nonce={await scriptNonce()}
            // The browser hides the nonce from scripts, so hydration reads it as empty.
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, the only way to write a script.
            dangerouslySetInnerHTML={{ __html: SYSTEM_THEME_SCRIPT }}
          />
        )}
      </head>
      <body>
        <LanguageProvider
          locale={locale}
          catalogue={await loadSpokenCatalogue(locale)}
          timeZone={timeZone}
          now={timeZone === null ? null : currentMinute()}
          offsets={timeZone === null ? [] : offsetsAround(Date.now(), timeZone)}
        >
          <ThemeProvider initial={theme}>
            {children}
            <Toaster />
            <LateTooltips />
          </ThemeProvider>
        </LanguageProvider>
      </body>
    </html>
  )
}
