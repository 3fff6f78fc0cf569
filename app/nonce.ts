import { headers } from 'next/headers'

/** The nonce of this answer's Content-Security-Policy, taken from where Next itself takes it for its own scripts. */
export async function scriptNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}
