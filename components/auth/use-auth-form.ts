'use client'

import { useEffect, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import type { Me } from '#contracts/users.ts'
import { enter } from './enter.ts'
import { type AuthField, NO_TROUBLE, type Trouble } from './trouble.ts'
import { useCalmBlur } from './use-calm-blur.ts'

interface AuthFormOptions<T extends FieldValues> {
  action: '/auth/sign-in' | '/auth/register'
  /** Judges the fields; loaded when it is first needed. */
  rules(): Promise<Resolver<T>>
  /** What a plain form, sent before any script, brought back. */
  initial: Trouble
  /** Added to the fields when they are sent. */
  extra: Record<string, string>
  /** The person is in: leave the page. */
  entered(me: Me): Promise<void>
}

/**
 * Both forms' manners: a field is judged when it is left with something in it and when the form is sent, and its error
 * goes as soon as one types. Inputs are uncontrolled, so what was typed before the script had loaded stays.
 */
export function useAuthForm<T extends FieldValues>(options: AuthFormOptions<T>) {
  const [errors] = useState(() => fieldErrors(options.initial))
  const form = useForm<T>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    errors: errors as never,
    resolver: async (values, context, settings) => {
      const judge = await options.rules().catch(() => null)
      // Without the rules (the network is gone) the server judges alone.
      return judge ? judge(values, context, settings) : { values, errors: {} }
    },
  })
  const [trouble, setTrouble] = useState(options.initial.form)
  const [leaving, setLeaving] = useState(false)
  const afterPointer = useCalmBlur()

  // Coming back by the back button shows the page as it was left: at work.
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => event.persisted && setLeaving(false)
    addEventListener('pageshow', shown)
    return () => removeEventListener('pageshow', shown)
  }, [])

  const show = (found: Trouble) => {
    setTrouble(found.form)
    const names = Object.keys(found.fields) as AuthField[]
    names.forEach((name, index) => {
      form.setError(name as FieldPath<T>, { message: found.fields[name] }, { shouldFocus: index === 0 })
    })
    if (found.form?.kind === 'credentials') form.setFocus('password' as FieldPath<T>, { shouldSelect: true })
  }

  const submit = form.handleSubmit(async (values) => {
    show(NO_TROUBLE)
    const answer = await enter(options.action, { ...values, ...options.extra })
    if ('trouble' in answer) return show(answer.trouble)
    setLeaving(true)
    await options.entered(answer.me)
  })

  const field = (name: FieldPath<T>) =>
    form.register(name, {
      onChange: () => {
        form.clearErrors(name)
        setTrouble((now) => (now?.kind === 'credentials' ? null : now))
      },
      onBlur: (event: { target: { value: string } }) => {
        if (event.target.value !== '') afterPointer(() => void form.trigger(name))
      },
    })

  return { form, field, submit, trouble, busy: form.formState.isSubmitting || leaving }
}

function fieldErrors<T extends FieldValues>({ fields }: Trouble): DefaultValues<T> {
  const entries = Object.entries(fields).map(([name, message]) => [name, { type: 'server', message }])
  return Object.fromEntries(entries)
}
