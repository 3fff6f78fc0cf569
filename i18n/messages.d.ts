import type { Locale as OurLocale } from '#contracts/users.ts'
import type { Catalogue } from '#i18n/catalogue.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: Catalogue
  }
}
