import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { z } from 'zod'
import type { Message } from '@/i18n/message'
import { routing } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { addressIn } from '@/platform/client-address'
import { lineSchema } from '@/platform/fields'
import { pageLocaleIn } from '@/platform/reader-locale'
import { consume, type Limit } from '@/platform/rate-limit'
import { admitAttempt, forgiveAttempts, type Attempt } from '@/platform/rate-limit/attempts'
import { deviceCookie, knownDevice } from './device'
import { weaknessOf } from './weak-password'

/**
 * The guard before better-auth's endpoints, whoever calls them: its own limiter counts only requests to `/api/auth`,
 * and the site's forms call the endpoints as functions.
 */
export interface GuardEvents {
  /** queues a letter; takes the same time for known and unknown addresses */
  orderLetter: (kind: 'reset' | 'verify', email: string) => Promise<void>
  /** a sign-in was refused, and why */
  onRefusedSignIn: (email: string, reason: string) => Promise<void>
  /** somebody is signed in, with whatever proof was asked for */
  onSignedIn: (person: SignedIn) => Promise<void>
}

/** What a person proved last to sign in. */
export type Proof = 'password' | 'app' | 'recovery' | 'letter'

export interface SignedIn {
  id: string
  email: string
  proof: Proof
  /** the browser's user agent */
  userAgent: string | null
}

/** The endpoints where a session begins, with the proof each requires. */
const PROOFS: Readonly<Record<string, Proof>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'app',
  '/two-factor/verify-backup-code': 'recovery',
  '/verify-email': 'letter',
}

/** Creating an account takes longer than finding an existing one: both are answered after this time. */
const SIGN_UP_ANSWERED_AFTER_MS = 700

const fields = z.object({
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  password: z.string().optional().catch(undefined),
  newPassword: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  token: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
})
const fieldsOf = (body: unknown) => fields.safeParse(body ?? {}).data ?? {}

/** What the end of a call needs to know of its beginning, keyed by the call's own body. */
const openCalls = new WeakMap<
  object,
  {
    answerAfter?: Promise<void>
    email?: string
    /** the code is for an existing session: nobody signs in */
    inSession?: boolean
  }
>()

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** The name of the two-factor plugin's cookie for somebody who has given only the password. */
const HALF_IN_COOKIE = 'two_factor'

/** Whose code this is: of a session, or of somebody who has given only the password. */
async function whoseCode(
  ctx: HookContext,
): Promise<{ id: string; email: string; inSession: boolean } | null> {
  const session = await getSessionFromCtx(ctx)
  if (session) return { id: session.user.id, email: session.user.email, inSession: true }
  const { name } = ctx.context.createAuthCookie(HALF_IN_COOKIE)
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  const adapter = ctx.context.internalAdapter
  const verification = challenge ? await adapter.findVerificationValue(challenge) : null
  const user = verification ? await adapter.findUserById(verification.value) : null
  return user && { id: user.id, email: user.email, inSession: false }
}

/** The text of a refusal: the forms use its code, and callers of the API read it. */
const refusal = (message: Message, headers: Headers | undefined): string =>
  say(message, headers ? pageLocaleIn(headers) : routing.defaultLocale)

function tooMany(seconds: number, headers: Headers | undefined): APIError {
  const message = refusal({ code: 'account.refused.tooMany', values: { seconds } }, headers)
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_ATTEMPTS', message, seconds },
    { 'retry-after': String(seconds) },
  )
}

async function take(
  headers: Headers | undefined,
  ...limits: [Limit, string | null][]
): Promise<void> {
  for (const [limit, key] of limits) {
    const seconds = await consume(limit, key)
    if (seconds !== null) throw tooMany(seconds, headers)
  }
}

/** @throws APIError WEAK_PASSWORD with the reason, for a password that is quickly guessed */
export function refuseWeak(
  password: string | undefined,
  personal: (string | undefined)[],
  headers?: Headers,
): void {
  if (password === undefined) return
  const weakness = weaknessOf(
    password,
    personal.filter((text) => text !== undefined),
  )
  if (weakness)
    throw new APIError('BAD_REQUEST', {
      code: 'WEAK_PASSWORD',
      message: refusal({ code: `account.weak.${weakness}` }, headers),
      weakness,
    })
}

const attemptOf = (email: string, headers: Headers | undefined): Attempt => ({
  account: email,
  source: addressIn(headers),
  device: knownDevice(headers, email),
})

/** A name appears in headers of letters, where a line break would begin a header of somebody else's making. */
function refuseBrokenName(name: string | undefined, headers: Headers | undefined): void {
  if (name !== undefined && !lineSchema(120).safeParse(name).success)
    throw new APIError('BAD_REQUEST', {
      code: 'BROKEN_NAME',
      message: refusal({ code: 'account.refused.brokenName' }, headers),
    })
}

/** The hook that runs before each endpoint: limits, weak passwords, and letters through the outbox. */
export const guardBefore = (events: GuardEvents) =>
  createAuthMiddleware(async (ctx) => {
    const { email, password, newPassword, name, token, code } = fieldsOf(ctx.body)
    refuseBrokenName(name, ctx.headers)
    const source = addressIn(ctx.headers)
    switch (ctx.path) {
      case '/sign-in/email': {
        await take(ctx.headers, ['signIn', source])
        if (!email) return
        const seconds = await admitAttempt(attemptOf(email, ctx.headers))
        if (seconds === null) return
        await events.onRefusedSignIn(email, 'TOO_MANY_ATTEMPTS')
        throw tooMany(seconds, ctx.headers)
      }
      case '/sign-up/email': {
        await take(ctx.headers, ['signUp', source])
        if (email) await take(ctx.headers, ['accountLetterTo', email])
        refuseWeak(password, [name, email], ctx.headers)
        openCalls.set(ctx.body, { answerAfter: sleep(SIGN_UP_ANSWERED_AFTER_MS) })
        return
      }
      case '/request-password-reset':
      case '/send-verification-email': {
        // The endpoint itself refuses an invalid address.
        if (!email) return
        await take(ctx.headers, ['accountLetter', source], ['accountLetterTo', email])
        await events.orderLetter(ctx.path === '/request-password-reset' ? 'reset' : 'verify', email)
        return { status: true }
      }
      case '/reset-password': {
        await take(ctx.headers, ['useReset', source])
        if (!token) return
        await take(ctx.headers, ['useResetLink', token])
        const adapter = ctx.context.internalAdapter
        const proof = await adapter.findVerificationValue(`reset-password:${token}`)
        const user = proof ? await adapter.findUserById(proof.value) : null
        refuseWeak(newPassword, [user?.name, user?.email], ctx.headers)
        if (user) openCalls.set(ctx.body, { email: user.email })
        return
      }
      case '/change-password':
      case '/two-factor/enable':
      case '/two-factor/disable':
      case '/two-factor/generate-backup-codes': {
        const session = await getSessionFromCtx(ctx)
        // Without a session the endpoint itself refuses.
        if (!session) return
        await take(ctx.headers, ['ownPassword', session.user.id])
        refuseWeak(newPassword, [session.user.name, session.user.email], ctx.headers)
        return
      }
      case '/two-factor/verify-totp':
      case '/two-factor/verify-backup-code': {
        await take(ctx.headers, ['code', source])
        const who = await whoseCode(ctx)
        if (!who) return
        await take(ctx.headers, ['codeOf', who.id])
        openCalls.set(ctx.body, { email: who.email, inSession: who.inSession })
        if (ctx.path !== '/two-factor/verify-totp') return
        // Otherwise somebody watching would have a minute and a half to use the code again.
        if ((await consume('codeOnce', `${who.id} ${code}`)) === null) return
        if (!who.inSession) await events.onRefusedSignIn(who.email, 'CODE_USED')
        throw new APIError('UNAUTHORIZED', {
          code: 'CODE_USED',
          message: refusal({ code: 'account.refused.codeUsed' }, ctx.headers),
        })
      }
    }
  })

/** The hook that runs after each endpoint: this browser is recognized from now on. */
export const guardAfter = (events: GuardEvents) =>
  createAuthMiddleware(async (ctx) => {
    const beginning = ctx.body instanceof Object ? openCalls.get(ctx.body) : undefined
    await beginning?.answerAfter
    if (ctx.context.returned instanceof APIError) {
      const tried =
        ctx.path === '/sign-in/email'
          ? fieldsOf(ctx.body).email
          : ctx.path.startsWith('/two-factor/') && !beginning?.inSession
            ? beginning?.email
            : undefined
      const code = ctx.context.returned.body?.code
      if (tried) await events.onRefusedSignIn(tried, code ?? String(ctx.context.returned.status))
      return
    }
    const entered = ctx.context.newSession
    const proof = PROOFS[ctx.path]
    // Only the password was given: its session is withdrawn, and the code asked for.
    const isHalfIn = proof === 'password' && entered?.user.twoFactorEnabled === true
    if (entered && proof && !isHalfIn && !beginning?.inSession)
      await events.onSignedIn({
        id: entered.user.id,
        email: entered.user.email,
        proof,
        userAgent: ctx.headers?.get('user-agent') ?? null,
      })
    const email = ctx.path === '/sign-in/email' ? fieldsOf(ctx.body).email : beginning?.email
    if (!email || isHalfIn) return
    await forgiveAttempts(attemptOf(email, ctx.headers))
    const { name, value, options } = deviceCookie(email)
    ctx.setCookie(name, value, options)
  })
