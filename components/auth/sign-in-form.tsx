'use client'

import { ArrowRight, AtSign } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Check } from '#components/ui/check.tsx'
import { Field } from '#components/ui/field.tsx'
import { PasswordField } from '#components/ui/password-field.tsx'
import { AUTH_BOX, type AuthFormProps, leaveFor, useAutoFocus, useHydrated } from './auth-form-parts.ts'
import { FormAlert } from './form-alert.tsx'
import type { FieldComplaint } from './trouble.ts'
import { useAuthForm } from './use-auth-form.ts'

interface SignInFields {
  username: string
  password: string
  remember: boolean
}

async function rules() {
  const [{ zodResolver }, { signInRules }] = await Promise.all([
    import('@hookform/resolvers/zod'),
    import('./auth-rules.ts'),
  ])
  return zodResolver(signInRules)
}

/** Signs in; a real form that the browser sends by itself while the script is still loading. */
export function SignInForm({ initial, next }: AuthFormProps) {
  const t = useTranslations('auth')
  const alertId = useId()
  const { form, field, submit, trouble, busy } = useAuthForm<SignInFields>({
    action: '/auth/sign-in',
    rules,
    initial: initial.trouble,
    extra: {},
    entered: async () => leaveFor(next),
  })
  const autoFocus = useAutoFocus(initial.trouble.form ? 'password' : 'username')
  const said = (name: 'username' | 'password') => {
    const key = form.formState.errors[name]?.message
    return key ? t(`errors.${key as FieldComplaint}`, {}) : null
  }
  const refused = trouble?.kind === 'credentials'

  return (
    <form
      ref={autoFocus}
      method="post"
      action="/auth/sign-in"
      noValidate={useHydrated()}
      onSubmit={submit}
      className="flex flex-col gap-4"
    >
      <FormAlert id={alertId} trouble={trouble} />
      <input type="hidden" name="next" value={next} />
      <Field
        {...field('username')}
        label={t('username')}
        icon={<AtSign aria-hidden />}
        defaultValue={initial.username}
        error={said('username')}
        required
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        boxClassName={AUTH_BOX}
      />
      <PasswordField
        {...field('password')}
        label={t('password')}
        error={said('password')}
        invalid={refused}
        aria-describedby={refused ? alertId : undefined}
        required
        autoComplete="current-password"
        boxClassName={AUTH_BOX}
      />
      <Check {...form.register('remember')} defaultChecked className="text-md text-ink-2">
        {t('remember')}
      </Check>
      <Button type="submit" size="lg" busy={busy} trailing={<ArrowRight aria-hidden />} className="mt-1 w-full">
        {t('submitSignIn')}
      </Button>
    </form>
  )
}
