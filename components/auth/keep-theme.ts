import type { Me, SettingsPatch, Theme } from '#contracts/users.ts'

/** A look that was chosen before there was an account moves into the new account. */
export async function keepTheme(me: Me, choice: Theme): Promise<void> {
  if (me.theme === choice) return
  const patch: SettingsPatch = { theme: choice }
  await fetch('/api/users/me', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(patch),
    // It can be chosen again in the settings: entering must not wait for it, nor fail with it.
    signal: AbortSignal.timeout(3000),
  }).catch(() => undefined)
}
