/** PostgreSQL and socket codes that mean "not now": lost or refused connections, shutdown, too many clients, a lost race. */
const NOT_NOW =
  /^(08...|53300|57P0[1-5]|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT)$/

/** What the `pg` pool says without a code. */
const NOT_NOW_SENTENCE =
  /timeout exceeded when trying to connect|connection terminated|not queryable|after calling end/i

/** Whether the database cannot be reached or asks to try again: nothing is wrong with the request. */
export function isDatabaseTrouble(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && NOT_NOW.test(String(cause.code))) return true
    if (NOT_NOW_SENTENCE.test(cause.message)) return true
  }
  return false
}
