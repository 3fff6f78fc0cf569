import type { IncomingHttpHeaders } from 'node:http'

/**
 * Headers by which Next's parts talk to each other, and by which strangers have got past its checks.
 * Server Actions are among them: the product has none.
 */
const INTERNAL =
  /^(x-middleware-|x-nextjs-|x-next-|x-invoke-|x-now-|x-matched-path$|x-nonce$|next-resume$|next-action$)/

/** In which the pages of Next are told their own path; what a client says there is taken out. */
export const PATH_HEADER = 'x-messenger-path'

/** What only a proxy may say, and any client can write. */
const OF_PROXIES = /^(forwarded$|x-forwarded-|x-real-ip$|x-original-|x-rewrite-|x-http-method|x-method-override$)/

/** Takes out of a request what its sender has no right to say. Behind trusted proxies theirs stays. */
export function cleanHeaders(headers: IncomingHttpHeaders, trustProxy: number): void {
  for (const name of Object.keys(headers)) {
    if (INTERNAL.test(name)) delete headers[name]
    else if (OF_PROXIES.test(name) && !(trustProxy > 0 && name.startsWith('x-forwarded-'))) delete headers[name]
  }
  delete headers[PATH_HEADER]
  // Policies are for answers; Next takes one on a request for its nonce.
  delete headers['content-security-policy']
  delete headers['content-security-policy-report-only']
}
