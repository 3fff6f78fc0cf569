import { addressKey, clientInfo } from '#auth/client-info.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { readCspReports } from '#http/csp-report.ts'
import { answerMethods } from '#http/methods.ts'
import { readBody, requireType, utf8 } from '#http/read-request.ts'
import { logSecurity } from '#runtime/security-log.ts'

/** Where browsers tell what a page's Content-Security-Policy has stopped. Nothing is kept but lines in the log. */
async function take(request: Request): Promise<Response> {
  const { ip, requestId } = clientInfo(request.headers)
  await spend('report', addressKey(ip))
  requireType(request, /^application\/(csp-report|reports\+json)\b/i, 'a report of a browser')
  const bytes = await readBody(request, SERVER_LIMITS.reportBodyMax)
  for (const report of readCspReports(parse(bytes))) logSecurity('csp_report', { ip, request_id: requestId, ...report })
  return new Response(null, { status: 204 })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes))
  } catch {
    throw new AppError('bad_request', 'The body is not valid JSON in UTF-8')
  }
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ POST: take })
