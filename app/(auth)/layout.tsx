import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { THEME_COLORS } from '#components/theme/theme.ts'

/** The bars of the browser take the colour of the evening sky, in both themes. */
export const viewport: Viewport = { themeColor: THEME_COLORS.signIn }

export default function AuthLayout({ children }: { children: ReactNode }) {
  return children
}
