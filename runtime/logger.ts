import pino, { type Logger } from 'pino'
import { config } from '#runtime/config.ts'
import { remember } from '#runtime/remember.ts'

const SECRET_KEYS = [
  'password',
  'token',
  'access_token',
  'secret',
  'authorization',
  'cookie',
  'set-cookie',
  'client_secret',
  'databaseUrl',
  'connectionString',
]

/** Hides what signs people in, wherever it stands in a logged text: addresses, headers, connection strings. */
export function redactText(text: string): string {
  return text
    .replace(/([?&](?:token|access_token)=)[^&#\s"']*/gi, '$1[hidden]')
    .replace(/(Bearer\s+)[\w.~+/=-]+/gi, '$1[hidden]')
    .replace(/((?:__Secure-|__Host-)?[\w-]*session-token[\w.-]*=)[^;\s"']*/gi, '$1[hidden]')
    .replace(/(\b[a-z][a-z+]*:\/\/[^\s:/@]+:)[^\s@]+@/gi, '$1[hidden]@')
}

export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]),
      censor: '[hidden]',
    },
    hooks: { streamWrite: redactText },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The process's log: JSON lines in UTC on standard output, without passwords, tokens and cookies. */
export function logger(): Logger {
  return remember('logger', () => createLogger(config().logLevel))
}
