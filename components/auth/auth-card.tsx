'use client'

import { ShieldCheck } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { SegmentThumb } from '#components/ui/segmented.tsx'
import { authPath } from '#contracts/auth-paths.ts'
import type { AuthFormProps } from './auth-form-parts.ts'
import { RegisterForm } from './register-form.tsx'
import { RegistrationClosed } from './registration-closed.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { NO_TROUBLE } from './trouble.ts'
import { useHeightMorph } from './use-height-morph.ts'
import { useLeftovers } from './use-leftovers.ts'

export type AuthTab = 'sign-in' | 'register'

export interface AuthCardProps extends AuthFormProps {
  /** The tab that the address asked for. */
  tab: AuthTab
  registration: 'open' | 'invite' | 'closed'
  /** Which server this is, as people type it. */
  host: string
}

const TABS: { tab: AuthTab; label: 'signIn' | 'register' }[] = [
  { tab: 'sign-in', label: 'signIn' },
  { tab: 'register', label: 'register' },
]

/** Sign-in and registration on one card. The tabs are links; with a script they change places without a new page. */
export function AuthCard(props: AuthCardProps) {
  const t = useTranslations('auth')
  const tab: AuthTab = usePathname().startsWith('/register') ? 'register' : 'sign-in'
  const [typed, setTyped] = useState<string | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const card = useHeightMorph(tab)
  const waiting = useLeftovers()
  const title = t(tab === 'register' ? 'register' : 'signIn')

  useEffect(() => {
    document.title = `${title} · Mini Messenger`
  }, [title])

  const open = (next: AuthTab) => {
    const username = panel.current?.querySelector<HTMLInputElement>('[name="username"]')?.value
    if (username !== undefined) setTyped(username)
    history.pushState(null, '', authPath(next, props.next))
  }
  const initial =
    tab === props.tab && typed === null
      ? props.initial
      : { trouble: NO_TROUBLE, username: typed ?? props.initial.username, displayName: props.initial.displayName }

  return (
    <main
      ref={card}
      className={classNames(
        'auth-card w-full max-sm:rounded-t-[30px] max-sm:px-5 max-sm:pt-4 max-sm:pb-[max(1.5rem,calc(1rem+env(safe-area-inset-bottom)))]',
        'sm:max-w-112 sm:rounded-[32px] sm:px-8 forced-colors:border',
        tab === 'register' ? 'sm:pt-5 sm:pb-4.5' : 'sm:pt-6 sm:pb-5.5',
      )}
    >
      <Tabs tab={tab} next={props.next} onOpen={open} />
      <div
        ref={panel}
        key={tab}
        id="auth-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        className="animate-fade-in"
      >
        {tab === 'register' && props.registration !== 'open' ? (
          <RegistrationClosed how={props.registration} next={props.next} onSignIn={() => open('sign-in')} />
        ) : (
          <>
            <header
              className={classNames('max-sm:mt-4.5 max-sm:mb-4', tab === 'register' ? 'mt-4.5 mb-3.5' : 'mt-6 mb-5')}
            >
              <h1 className="text-[1.75rem] leading-[2.125rem] font-display tracking-[-0.03em] max-sm:text-2xl">
                {t(tab === 'register' ? 'registerTitle' : 'signInTitle')}
              </h1>
              <p className="mt-1 text-ink-2">{t(tab === 'register' ? 'registerText' : 'signInText')}</p>
            </header>
            {/* Always there, so that screen readers notice what appears in it. */}
            <p role="status" className="text-pretty text-ink-2 not-empty:mb-4">
              {waiting > 0 && t('waiting', { count: waiting })}
            </p>
            {tab === 'register' ? (
              <RegisterForm initial={initial} next={props.next} />
            ) : (
              <SignInForm initial={initial} next={props.next} />
            )}
          </>
        )}
      </div>
      <p
        className={classNames(
          'flex flex-wrap items-center justify-center gap-1.5 text-sm text-ink-3 max-sm:mt-5',
          tab === 'register' ? 'mt-3.5' : 'mt-5',
        )}
      >
        <ShieldCheck aria-hidden className="size-4" />
        {t.rich('server', { host: () => <b className="font-name break-all text-ink-2">{props.host}</b> })}
      </p>
    </main>
  )
}

function Tabs({ tab, next, onOpen }: { tab: AuthTab; next: string; onOpen(tab: AuthTab): void }) {
  const t = useTranslations('auth')
  const list = useRef<HTMLDivElement>(null)

  const choose = (chosen: AuthTab) => {
    onOpen(chosen)
    list.current?.querySelector<HTMLElement>(`#tab-${chosen}`)?.focus()
  }
  const click = (event: MouseEvent, chosen: AuthTab) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (chosen !== tab) onOpen(chosen)
  }
  const press = (event: KeyboardEvent) => {
    const wanted: Record<string, AuthTab> = { Home: 'sign-in', End: 'register' }
    const other = tab === 'register' ? 'sign-in' : 'register'
    const chosen = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? other : wanted[event.key]
    if (!chosen) return
    event.preventDefault()
    choose(chosen)
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('tabs')}
      onKeyDown={press}
      className="relative flex rounded-[16px] bg-field p-1 [--track:4px]"
    >
      <SegmentThumb count={2} index={tab === 'register' ? 1 : 0} className="rounded-[13px]" />
      {TABS.map((each) => (
        <a
          key={each.tab}
          id={`tab-${each.tab}`}
          href={authPath(each.tab, next)}
          role="tab"
          aria-selected={each.tab === tab}
          aria-controls="auth-panel"
          tabIndex={each.tab === tab ? 0 : -1}
          onClick={(event) => click(event, each.tab)}
          className="relative grid min-h-11 flex-[1_1_0] place-items-center rounded-[13px] px-1 text-center font-label text-ink-2 transition-colors duration-(--dur-2) aria-selected:font-name aria-selected:text-ink forced-colors:aria-selected:border"
        >
          {t(each.label)}
        </a>
      ))}
    </div>
  )
}
