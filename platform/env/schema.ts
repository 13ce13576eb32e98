import { createHash } from 'node:crypto'
import { z } from 'zod'

const flag = z
  .enum(['1', 'true', 'yes', '0', 'false', 'no'])
  .transform((word) => ['1', 'true', 'yes'].includes(word))
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://trade.example.com',
})

const database = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a PostgreSQL address: postgresql://user:password@host:5432/database',
  }),
  /** the most connections of one process */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** 0 leaves time limits to the server, for a pooler that refuses settings */
  DATABASE_STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(0).default(15_000),
}

const settings = z.object({
  ...database,
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** the public address: links in mails are made from it, never from a request's Host */
  APP_URL: webAddress.transform((url) => url.replace(/\/+$/, '')),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** serving processes behind the one port */
  SERVER_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  /** factor on how long somebody may wait before they are asked to come back */
  PATIENCE: z.coerce.number().min(1).max(100).default(1),
  /** after SIGTERM: how long a balancer has to notice that `/api/health/ready` answers 503 */
  DRAIN_PAUSE_SECONDS: z.coerce.number().min(0).max(120).default(5),
  /** after that: how long requests in flight may take to end */
  DRAIN_SECONDS: z.coerce.number().min(1).max(600).default(15),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters (try: openssl rand -hex 32)'),
  /** lets the server ask the site to refresh its prerendered pages */
  INTERNAL_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  /** a proxy of ours stands in front and sets x-forwarded-for */
  TRUSTED_PROXY: flag.default(false),
  /** the demo seed may make sign-ins with generated passwords */
  DEMO: flag.default(false),
  DEMO_ON_PUBLIC_ADDRESS: flag.default(false),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must look like sk_test_… or sk_live_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must begin with whsec_').optional(),
  /** the local stand-in for Stripe; on by default exactly when there is no key */
  STRIPE_SANDBOX: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }).optional(),
  /** where replies to letters of threads arrive; without it they go to the house's usual address */
  INBOUND_MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a domain such as reply.example.com')
    .optional(),
  /** the key with which the mail server signs forwarded letters */
  INBOUND_MAIL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** the register that is asked whether a tax number is in use; none by default */
  TAX_REGISTER: z.enum(['vies']).optional(),
  MAIL_FROM: z.string().min(3).default('trade@example.com'),
  /** where the running site stores what isn't in the database, such as demo sign-ins */
  DATA_DIR: z.string().default('.data'),
  /** uploads, when they are not in S3 */
  FILES_DIR: z.string().default('.data/files'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

type Raw = z.infer<typeof settings>

const isLocal = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
const isLive = (key: string | undefined): boolean => /^.k_live_/.test(key ?? '')

/** Refuses settings that are each valid but contradict each other. */
function refuseCombinations(raw: Raw, context: z.RefinementCtx<Raw>): void {
  const refuse = (name: keyof Raw, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message, input: raw })
  if (raw.STRIPE_SANDBOX && isLive(raw.STRIPE_SECRET_KEY))
    refuse(
      'STRIPE_SANDBOX',
      'the payment sandbox never runs beside a live key: remove one of the two',
    )
  if (raw.STRIPE_SANDBOX === false && !raw.STRIPE_SECRET_KEY)
    refuse('STRIPE_SECRET_KEY', 'is needed when STRIPE_SANDBOX is off')
  if (raw.STRIPE_SECRET_KEY && !raw.STRIPE_SANDBOX && !raw.STRIPE_WEBHOOK_SECRET)
    refuse(
      'STRIPE_WEBHOOK_SECRET',
      'is needed beside STRIPE_SECRET_KEY: without it no payment would ever be noticed',
    )
  if (raw.SMTP_URL && raw.MAIL_FROM.includes('example.com'))
    refuse('MAIL_FROM', 'must name a sender of yours beside SMTP_URL')
  if (Boolean(raw.INBOUND_MAIL_DOMAIN) !== Boolean(raw.INBOUND_MAIL_SECRET))
    refuse('INBOUND_MAIL_SECRET', 'and INBOUND_MAIL_DOMAIN go together')
  if (raw.S3_BUCKET && !raw.S3_REGION) refuse('S3_REGION', 'is needed beside S3_BUCKET')
  if (Boolean(raw.S3_ACCESS_KEY_ID) !== Boolean(raw.S3_SECRET_ACCESS_KEY))
    refuse('S3_SECRET_ACCESS_KEY', 'and S3_ACCESS_KEY_ID go together')
  if (
    raw.NODE_ENV === 'production' &&
    raw.DEMO &&
    !isLocal(raw.APP_URL) &&
    !raw.DEMO_ON_PUBLIC_ADDRESS
  ) {
    refuse(
      'DEMO',
      `would put demo sign-ins on ${raw.APP_URL}; set DEMO_ON_PUBLIC_ADDRESS=1 if that is meant`,
    )
  }
}

const envSchema = settings.superRefine(refuseCombinations).transform((raw) => {
  const sandbox = raw.STRIPE_SANDBOX ?? !raw.STRIPE_SECRET_KEY
  return {
    ...raw,
    STRIPE_SANDBOX: sandbox,
    // The sandbox signs its own webhooks; every instance derives the same key.
    STRIPE_WEBHOOK_SECRET:
      raw.STRIPE_WEBHOOK_SECRET ??
      `whsec_${createHash('sha256').update(`stripe-sandbox:${raw.BETTER_AUTH_SECRET}`).digest('hex')}`,
  }
})

const databaseSchema = z.object(database)

export type Env = z.infer<typeof envSchema>
export type DatabaseEnv = z.infer<typeof databaseSchema>

function parse<T>(schema: z.ZodType<T>, source: NodeJS.ProcessEnv): T {
  // An empty variable (`SMTP_URL=` in a compose file) counts as missing.
  const filled = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(filled)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return `  ${name}: ${filled[name] === undefined && issue.code === 'invalid_type' ? 'is missing' : issue.message}`
  })
  throw new Error(
    `The environment is not right:\n${lines.join('\n')}\n.env.example explains every variable.`,
  )
}

/** Checks all settings. Throws one error that names each wrong variable, never its value. */
export const parseEnv = (source: NodeJS.ProcessEnv): Env => parse(envSchema, source)

/** Validates only the database settings: a build has no secrets. */
export const parseDatabaseEnv = (source: NodeJS.ProcessEnv): DatabaseEnv =>
  parse(databaseSchema, source)
