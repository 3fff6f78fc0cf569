'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Mark } from '#components/brand/mark.tsx'
import { LanguageButton } from '#components/language/language-button.tsx'
import { ThemeButton } from '#components/theme/theme-button.tsx'
import { AuthCard, type AuthCardProps } from './auth-card.tsx'

const GLASS =
  'bg-[#ffffff24] text-white shadow-[inset_0_0_0_1px_#ffffff2e] backdrop-blur-[14px] hoverable:bg-[#ffffff36] focus-visible:outline-white reduced-transparency:bg-[#3a2a9a] reduced-transparency:backdrop-blur-none'

/** Dusk over arches with the card before it: beside the headline on wide screens, below it on phones. */
export function AuthScreen({ scene, ...card }: AuthCardProps & { scene: ReactNode }) {
  return (
    <div className="auth relative isolate flex min-h-dvh flex-col overflow-x-clip bg-[#150f47] sm:justify-center lg:grid lg:grid-cols-[minmax(0,1fr)_28rem] lg:gap-8 lg:pr-16 lg:pl-20">
      <div className="relative flex flex-col max-sm:flex-1 sm:static sm:block">
        <div className="auth-scene absolute inset-x-0 top-0 -z-10 overflow-clip max-sm:-bottom-22 sm:fixed sm:bottom-0">
          {scene}
        </div>
        <Header />
        <Hero />
      </div>
      <div className="relative flex flex-none justify-center sm:px-6 sm:pb-12 lg:items-center lg:px-0 lg:pt-19 lg:pb-13">
        <AuthCard {...card} />
      </div>
    </div>
  )
}

function Header() {
  const t = useTranslations('common')
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 px-5 pt-[calc(0.5rem+env(safe-area-inset-top))] text-white max-sm:pr-4 max-sm:pt-[max(1rem,calc(0.5rem+env(safe-area-inset-top)))] sm:absolute sm:inset-x-0 sm:top-0 sm:z-10 sm:px-8 sm:pt-7 lg:pr-16 lg:pl-20">
      <span className="flex items-center gap-3 text-xl font-bold tracking-[-0.03em]">
        <Mark className="size-10" />
        <span className="max-[22.5rem]:sr-only">{t('appName')}</span>
      </span>
      <span className="flex gap-2">
        <LanguageButton className={GLASS} />
        <ThemeButton look="bare" size="pill" className={GLASS} />
      </span>
    </header>
  )
}

function Hero() {
  const t = useTranslations('auth.hero')
  return (
    <section
      aria-labelledby="auth-headline"
      className="auth-hero px-5 pt-6 text-white max-sm:pb-8 sm:px-8 sm:pt-28 sm:pb-10 sm:max-lg:text-center lg:px-0 lg:pt-[max(8rem,18.2vh)]"
    >
      <p
        id="auth-headline"
        className="max-w-75 text-[1.875rem] leading-[2.125rem] font-display tracking-[-0.034em] text-balance sm:mx-auto sm:max-w-none sm:text-[2.75rem] sm:leading-[1.05] lg:mx-0 lg:max-w-150 lg:text-[clamp(2.75rem,4.17vw,3.75rem)] lg:leading-[1.035] lg:tracking-[-0.036em]"
      >
        {t('title')}
      </p>
      <p className="mt-3 hidden max-w-[29.4rem] text-[1.125rem] leading-7 tracking-[-0.012em] text-pretty text-[#f6f3ff] sm:mx-auto sm:block lg:mx-0 lg:mt-5">
        {t('text')}
      </p>
      <div aria-hidden className="mt-11 hidden w-100 max-w-full flex-col items-start gap-2 lg:flex">
        {(['bubble1', 'bubble2', 'bubble3'] as const).map((name, index) => (
          <span
            key={name}
            style={{ animationDelay: `${(index + 1) * 120}ms` }}
            className={index === 1 ? 'auth-bubble auth-bubble-reply' : 'auth-bubble'}
          >
            {t(name)}
          </span>
        ))}
      </div>
    </section>
  )
}
