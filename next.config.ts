import type { NextConfig } from 'next'

/** Runs at every start, so it stays free of plugins. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Every path answers the same with and without its trailing slash, directly.
  skipTrailingSlashRedirect: true,
  // The image optimizer stays off: pictures are resized by us, when they are uploaded.
  images: { unoptimized: true },
  // `npm run check` judges the types; a start on somebody's machine needs neither the time nor the tests' packages.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'prom-client'],
  turbopack: {
    resolveAlias: {
      // Sentences arrive compiled (i18n/spoken-catalogue.ts), so pages need no parser for them.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // Of engine.io-client, which has no other way to leave a transport out.
      './webtransport.js': './client/connection/no-webtransport.ts',
    },
  },
  experimental: { turbopackFileSystemCacheForBuild: true },
}

export default config
