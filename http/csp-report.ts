import { z } from 'zod'

/** Reports of one request that are read; browsers send few at a time. */
const REPORTS_MAX = 10

/** What a page's policy has stopped: the rule, and where the thing came from; never a whole address, for those are private. */
export interface CspReport {
  directive: string
  blocked: string
}

const old = z
  .object({ 'csp-report': z.object({ 'effective-directive': z.string(), 'blocked-uri': z.string() }) })
  .transform(({ 'csp-report': report }) => [clean(report['effective-directive'], report['blocked-uri'])])

const current = z
  .array(z.object({ type: z.string(), body: z.unknown() }))
  .transform((reports) => reports.slice(0, REPORTS_MAX).flatMap(({ type, body }) => readBody(type, body)))

const violation = z.object({ effectiveDirective: z.string(), blockedURL: z.string() })

/** What browsers report, in the old form and in that of the Reporting API; nothing when it is neither. Anybody can send it. */
export function readCspReports(json: unknown): CspReport[] {
  return z.union([old, current]).safeParse(json).data ?? []
}

function readBody(type: string, body: unknown): CspReport[] {
  const { data } = violation.safeParse(body)
  return type === 'csp-violation' && data ? [clean(data.effectiveDirective, data.blockedURL)] : []
}

function clean(directive: string, blocked: string): CspReport {
  return { directive: word(directive) ?? 'unknown', blocked: word(blocked) ?? originOf(blocked) }
}

/** Browsers say `inline`, `eval` and the like where there is no address. */
const word = (text: string) => /^[a-z-]{1,40}$/.exec(text)?.[0]

function originOf(address: string): string {
  if (!URL.canParse(address)) return 'unknown'
  const { origin, protocol } = new URL(address)
  return (origin === 'null' ? protocol : origin).slice(0, 200)
}
