import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { addressIn } from '@/platform/client-address'
import { lineSchema } from '@/platform/fields'
import { consume, type Limit } from '@/platform/rate-limit'
import { admitAttempt, forgiveAttempts, type Attempt } from '@/platform/rate-limit/attempts'
import { deviceCookie, knownDevice } from './device'
import { weaknessOf } from './weak-password'

/**
 * What stands before better-auth's endpoints, whoever calls them: its own limiter counts requests
 * to `/api/auth` only, and the site's forms call the endpoints as functions.
 */
export interface GuardEvents {
  /** orders a letter; the same work for an address that is known and one that isn't */
  orderLetter: (kind: 'reset' | 'verify', email: string) => Promise<void>
  /** a sign-in was refused, and why */
  onRefusedSignIn: (email: string, reason: string) => Promise<void>
}

/** Making an account takes longer than finding that there is one: both are answered after this. */
const SIGN_UP_ANSWERED_AFTER_MS = 700

const fields = z.object({
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  password: z.string().optional().catch(undefined),
  newPassword: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  token: z.string().optional().catch(undefined),
})
const fieldsOf = (body: unknown) => fields.safeParse(body ?? {}).data ?? {}

/** What the end of a call must know of its beginning, by the call's own body. */
const begun = new WeakMap<object, { answerAfter?: Promise<void>; email?: string }>()

export function tooMany(seconds: number): APIError {
  return new APIError(
    'TOO_MANY_REQUESTS',
    {
      code: 'TOO_MANY_ATTEMPTS',
      message: `Too many attempts. Try again in ${seconds} seconds.`,
      seconds,
    },
    { 'retry-after': String(seconds) },
  )
}

async function take(...limits: [Limit, string | null][]): Promise<void> {
  for (const [limit, key] of limits) {
    const seconds = await consume(limit, key)
    if (seconds !== null) throw tooMany(seconds)
  }
}

function refuseWeak(password: string | undefined, personal: (string | undefined)[]): void {
  if (password === undefined) return
  const weakness = weaknessOf(
    password,
    personal.filter((text) => text !== undefined),
  )
  if (weakness)
    throw new APIError('BAD_REQUEST', {
      code: 'WEAK_PASSWORD',
      message: `This password is too easily guessed: ${weakness}.`,
      weakness,
    })
}

const attemptOf = (email: string, headers: Headers | undefined): Attempt => ({
  account: email,
  source: addressIn(headers),
  device: knownDevice(headers, email),
})

/** A name stands in the heads of letters, and a line break there begins a head of somebody else's making. */
function refuseBrokenName(name: string | undefined): void {
  if (name !== undefined && !lineSchema(120).safeParse(name).success)
    throw new APIError('BAD_REQUEST', { code: 'BROKEN_NAME', message: 'A name is one line.' })
}

/** The hook that runs before each endpoint: limits, weak passwords, and letters by way of the outbox. */
export const guardBefore = (events: GuardEvents) =>
  createAuthMiddleware(async (ctx) => {
    const { email, password, newPassword, name, token } = fieldsOf(ctx.body)
    refuseBrokenName(name)
    const source = addressIn(ctx.headers)
    switch (ctx.path) {
      case '/sign-in/email': {
        await take(['signIn', source])
        if (!email) return
        const seconds = await admitAttempt(attemptOf(email, ctx.headers))
        if (seconds === null) return
        await events.onRefusedSignIn(email, 'TOO_MANY_ATTEMPTS')
        throw tooMany(seconds)
      }
      case '/sign-up/email': {
        await take(['signUp', source])
        if (email) await take(['accountLetterTo', email])
        refuseWeak(password, [name, email])
        begun.set(ctx.body, { answerAfter: sleep(SIGN_UP_ANSWERED_AFTER_MS) })
        return
      }
      case '/request-password-reset':
      case '/send-verification-email': {
        // An address that is none is refused by the endpoint itself.
        if (!email) return
        await take(['accountLetter', source], ['accountLetterTo', email])
        await events.orderLetter(ctx.path === '/request-password-reset' ? 'reset' : 'verify', email)
        return { status: true }
      }
      case '/reset-password': {
        await take(['useReset', source])
        if (!token) return
        await take(['useResetLink', token])
        const adapter = ctx.context.internalAdapter
        const proof = await adapter.findVerificationValue(`reset-password:${token}`)
        const user = proof ? await adapter.findUserById(proof.value) : null
        refuseWeak(newPassword, [user?.name, user?.email])
        if (user) begun.set(ctx.body, { email: user.email })
        return
      }
    }
  })

/** The hook that runs after each endpoint: who signed in is known from now on, in this browser. */
export const guardAfter = (events: GuardEvents) =>
  createAuthMiddleware(async (ctx) => {
    const beginning = ctx.body instanceof Object ? begun.get(ctx.body) : undefined
    await beginning?.answerAfter
    if (ctx.context.returned instanceof APIError) {
      const tried = ctx.path === '/sign-in/email' ? fieldsOf(ctx.body).email : undefined
      const code = ctx.context.returned.body?.code
      if (tried) await events.onRefusedSignIn(tried, code ?? String(ctx.context.returned.status))
      return
    }
    const email = ctx.path === '/sign-in/email' ? fieldsOf(ctx.body).email : beginning?.email
    if (!email) return
    await forgiveAttempts(attemptOf(email, ctx.headers))
    const { name, value, options } = deviceCookie(email)
    ctx.setCookie(name, value, options)
  })
