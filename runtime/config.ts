import path from 'node:path'
import { z } from 'zod'
import { remember } from '#runtime/remember.ts'

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** An origin such as `https://chat.example.org`: scheme, host and port, nothing after them. */
const origin = z
  .string()
  .refine((text) => isOrigin(text), 'must be an address like https://chat.example.org, without a path')
  .transform((text) => new URL(text).origin)

const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'must be an address like postgres://user:password@host:5432/messenger',
  )

const port = z.string().regex(/^\d+$/, 'must be a number').transform(Number).pipe(z.int().min(1).max(65535))

const trustProxy = z
  .string()
  .regex(/^(\d|10|on|off|true|false)$/, 'must be the number of proxies in front of the server, 0 to 10')
  .transform((text) => (/^\d/.test(text) ? Number(text) : Number(text === 'on' || text === 'true')))

const notYet = (sentence: string) => z.undefined(sentence).optional()

const environment = z
  .object({
    NODE_ENV: z.string().default('production'),
    PORT: port.default(3000),
    HOST: z.string().optional(),
    DATABASE_URL: databaseUrl.optional(),
    DATA_DIR: z
      .string()
      .default('./data')
      .transform((text) => path.resolve(text)),
    AUTH_SECRET: z.string().refine(isStrongSecret, 'is too weak: use at least 32 random characters').optional(),
    APP_URL: origin.optional(),
    CORS_ORIGINS: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      )
      .pipe(z.array(origin))
      .default([]),
    TRUST_PROXY: trustProxy.default(0),
    RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
    REGISTRATION: z.enum(['open', 'invite', 'closed'], 'must be open, invite or closed').default('open'),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    HSTS: z.enum(['subdomains', 'host', 'off'], 'must be subdomains, host or off').default('subdomains'),
    UNSAFE_TEST_DATABASE: z.enum(['on', 'off'], 'must be on or off').default('off'),
    UNSAFE_TEST_PASSWORDS: z.enum(['on', 'off'], 'must be on or off').default('off'),
    REDIS_URL: notYet('is not supported by this version, which runs as one node: unset it'),
  })
  .transform((env) => ({
    production: env.NODE_ENV !== 'development',
    port: env.PORT,
    /** Undefined: every address of the machine. */
    host: env.HOST,
    /** Undefined: the embedded PostgreSQL under `dataDir`. */
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    /** Undefined: `authSecret()` creates one under `dataDir`. */
    authSecret: env.AUTH_SECRET,
    /** The origin people type; undefined: whatever host they used. */
    appUrl: env.APP_URL,
    corsOrigins: env.CORS_ORIGINS,
    /** How many proxies stand in front; 0: `X-Forwarded-*` is ignored. */
    trustProxy: env.TRUST_PROXY,
    rateLimits: env.RATE_LIMITS === 'on',
    registration: env.REGISTRATION,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    /** For whom browsers insist on https once `appUrl` is https. */
    hsts: env.HSTS,
    /** Lets tests run on a database that may lose data when the machine stops. */
    unsafeTestDatabase: env.UNSAFE_TEST_DATABASE === 'on',
    /** Lets tests hash passwords so cheaply that the hashes protect nothing. */
    unsafeTestPasswords: env.UNSAFE_TEST_PASSWORDS === 'on',
  }))

export type Config = z.infer<typeof environment>

/** What is wrong with the settings, one line each, for a person to read. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The process's settings, read once from its environment. Throws `ConfigError` with everything that is wrong. */
export function config(): Config {
  return remember('config', () => readConfig(process.env))
}

/** Checks an environment; an empty variable counts as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const result = environment.safeParse(set)
  const storage = Object.keys(set).filter((name) => name.startsWith('S3_'))
  if (result.success && storage.length === 0) return result.data
  const lines = [
    ...(result.error?.issues ?? []).map((issue) => `  ${issue.path[0]?.toString()} ${issue.message}`),
    ...storage.map((name) => `  ${name} is not supported by this version, which stores no files: unset it`),
  ]
  throw new ConfigError(`These settings are wrong:\n${lines.join('\n')}`)
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && text.replace(/\/$/, '').toLowerCase() === url.origin
}

/** A guess that catches samples and repetitions: long enough and of enough different characters. */
function isStrongSecret(text: string): boolean {
  return text.length >= 32 && new Set(text).size >= 10 && !/secret|change|example|password/i.test(text)
}
