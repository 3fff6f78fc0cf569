'use client'

import { ArrowRight, AtSign, User } from 'lucide-react'
import { useId } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useTheme } from '#components/theme/theme-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PasswordField } from '#components/ui/password-field.tsx'
import { LIMITS } from '#contracts/limits.ts'
import { useLanguage } from '#i18n/language-provider.tsx'
import { AUTH_BOX, type AuthFormProps, leaveFor, useAutoFocus, useHydrated } from './auth-form-parts.ts'
import { FormAlert } from './form-alert.tsx'
import { keepTheme } from './keep-theme.ts'
import { StrengthMeter } from './strength-meter.tsx'
import type { AuthField, FieldComplaint } from './trouble.ts'
import { useAuthForm } from './use-auth-form.ts'

interface RegisterFields {
  display_name: string
  username: string
  password: string
}

async function rules() {
  const [{ zodResolver }, { registerRules }] = await Promise.all([
    import('@hookform/resolvers/zod'),
    import('./auth-rules.ts'),
  ])
  return zodResolver(registerRules)
}

/** Creates an account; a real form that the browser sends by itself while the script is still loading. */
export function RegisterForm({ initial, next }: AuthFormProps) {
  const t = useTranslations('auth')
  const { locale } = useLanguage()
  const { choice } = useTheme()
  const alertId = useId()
  const { form, field, submit, trouble, busy } = useAuthForm<RegisterFields>({
    action: '/auth/register',
    rules,
    initial: initial.trouble,
    extra: { locale },
    entered: async (me) => {
      await keepTheme(me, choice)
      leaveFor(next)
    },
  })
  const autoFocus = useAutoFocus(Object.keys(initial.trouble.fields)[0] ?? 'display_name')
  const { display_name = '', username = '', password = '' } = useWatch({ control: form.control })
  const { errors, touchedFields, validatingFields } = form.formState
  const said = (name: AuthField) => {
    const key = errors[name]?.message
    return key ? t(`errors.${key as FieldComplaint}`, boundsOf(key)) : null
  }

  return (
    <form
      ref={autoFocus}
      method="post"
      action="/auth/register"
      noValidate={useHydrated()}
      onSubmit={submit}
      className="flex flex-col gap-3"
    >
      <FormAlert id={alertId} trouble={trouble} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="locale" value={locale} />
      <Field
        {...field('display_name')}
        label={t('displayName')}
        icon={<User aria-hidden />}
        defaultValue={initial.displayName}
        error={said('display_name')}
        good={Boolean(touchedFields.display_name && display_name.trim() && !validatingFields.display_name)}
        autoComplete="name"
        boxClassName={AUTH_BOX}
      />
      <Field
        {...field('username')}
        label={t('username')}
        icon={<AtSign aria-hidden />}
        defaultValue={initial.username}
        error={said('username')}
        required
        minLength={LIMITS.usernameMin}
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
        hint={password && <StrengthMeter password={password} ownNames={[display_name, username]} />}
        required
        minLength={LIMITS.passwordMin}
        autoComplete="new-password"
        boxClassName={AUTH_BOX}
      />
      <Button type="submit" size="lg" busy={busy} trailing={<ArrowRight aria-hidden />} className="mt-1 w-full">
        {t('submitRegister')}
      </Button>
    </form>
  )
}

/** The numbers that a sentence about a length names. */
function boundsOf(complaint: string): { count: number; min: number; max: number } {
  const bounds = { min: LIMITS.passwordMin, max: LIMITS.passwordMax }
  const counts: Record<string, number> = {
    usernameShort: LIMITS.usernameMin,
    usernameLong: LIMITS.usernameMax,
    passwordShort: LIMITS.passwordMin,
    passwordLong: LIMITS.passwordMax,
    displayNameLong: LIMITS.displayNameMax,
  }
  return { ...bounds, count: counts[complaint] ?? 0 }
}
