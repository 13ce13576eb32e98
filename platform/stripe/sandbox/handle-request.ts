import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { readBoundedBody } from '@/platform/bounded-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { isSandbox } from '@/platform/sandbox'
import { createSession } from './create-session'
import { answer, invalidParameter, noSuch, SandboxError } from './errors'
import { emit } from './events'
import { asList, parseForm, type FormObject } from './form'
import { once } from './idempotency'
import { isAuthorized } from './key'
import { asOf, storedSessionSchema, type SandboxSession } from './objects'
import { findIntent, findSession, lockSession, saveSession } from './store'

const MAX_BODY_BYTES = BODY_BYTES['/api/sandbox/stripe/v1/[...path]']

/**
 * Stripe's API for the calls this site makes: checkout sessions (create,
 * list, retrieve, expire) and payment intents (retrieve). Any path that ends
 * in `/v1/…` is understood, wherever it is mounted. 404 to everything when a
 * real key is in use.
 */
export async function handleStripeRequest(request: Request, now = new Date()): Promise<Response> {
  if (!isSandbox()) return new Response(null, { status: 404 })
  try {
    if (!isAuthorized(request.headers.get('authorization'))) {
      return answer(401, {
        error: {
          type: 'invalid_request_error',
          message: 'Invalid API Key provided: this sandbox takes its own key only.',
        },
      })
    }
    const url = new URL(request.url)
    const path = /\/v1(\/.*)$/.exec(url.pathname)?.[1] ?? ''
    return request.method === 'POST'
      ? await post(path, request, now)
      : await get(path, url.searchParams, now)
  } catch (error) {
    if (error instanceof SandboxError) return answer(error.status, { error: error.body })
    log.error({ err: error }, 'payment sandbox')
    return answer(500, { error: { type: 'api_error', message: 'The sandbox failed.' } })
  }
}

async function post(path: string, request: Request, now: Date): Promise<Response> {
  const body = await readBoundedBody(request, MAX_BODY_BYTES)
  const form = body && parseForm(body.toString('utf8'))
  if (!body || !form) throw invalidParameter('Invalid request body.')
  const run = action(path, form, now)
  const key = request.headers.get('idempotency-key')
  if (!key) return answer(200, await db.$transaction(run))
  if (key.length > 255) throw invalidParameter('Idempotency keys may be up to 255 characters.')
  const result = await once(key, `POST ${path}\n${body.toString('utf8')}`, run)
  return answer(200, result.body, result.replayed ? { 'idempotent-replayed': 'true' } : {})
}

function action(
  path: string,
  form: FormObject,
  now: Date,
): (tx: Prisma.TransactionClient) => Promise<SandboxSession> {
  if (path === '/checkout/sessions') return (tx) => createSession(tx, form, now)
  const expired = /^\/checkout\/sessions\/(\w+)\/expire$/.exec(path)?.[1]
  if (expired) return (tx) => expireSession(tx, expired, now)
  throw unknownPath('POST', path)
}

async function expireSession(
  tx: Prisma.TransactionClient,
  id: string,
  now: Date,
): Promise<SandboxSession> {
  const stored = await lockSession(tx, id)
  if (!stored) throw noSuch('checkout.session', id)
  const { status } = asOf(stored.session, now)
  if (status !== 'open')
    throw invalidParameter(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`,
    )
  const session: SandboxSession = { ...stored.session, status: 'expired', url: null }
  await saveSession(tx, { ...stored, session })
  await emit(tx, 'checkout.session.expired', session, now)
  return session
}

async function get(path: string, query: URLSearchParams, now: Date): Promise<Response> {
  const intentId = /^\/payment_intents\/(\w+)$/.exec(path)?.[1]
  if (intentId) {
    const intent = await findIntent(intentId)
    if (!intent) throw noSuch('payment_intent', intentId)
    return answer(200, intent)
  }
  const sessionId = /^\/checkout\/sessions\/(\w+)$/.exec(path)?.[1]
  if (sessionId) return answer(200, await retrieve(sessionId, query, now))
  if (path === '/checkout/sessions') return answer(200, await list(query, now))
  throw unknownPath('GET', path)
}

async function retrieve(id: string, query: URLSearchParams, now: Date): Promise<unknown> {
  const stored = await findSession(id)
  if (!stored) throw noSuch('checkout.session', id)
  const session = asOf(stored.session, now)
  const expand = asList(parseForm(query.toString())?.['expand'] ?? {})
  const wanted = Array.isArray(expand) && expand.includes('payment_intent')
  return wanted && session.payment_intent
    ? { ...session, payment_intent: await findIntent(session.payment_intent) }
    : session
}

async function list(query: URLSearchParams, now: Date): Promise<unknown> {
  const limit = Number(query.get('limit') ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalidParameter(
      'Invalid limit: must be between 1 and 100.',
      'parameter_invalid',
      'limit',
    )
  const rows = await db.sandboxObject.findMany({
    where: { kind: 'checkout.session' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const data = rows
    .slice(0, limit)
    .map((row) => asOf(storedSessionSchema.parse(row.data).session, now))
  return { object: 'list', url: '/v1/checkout/sessions', has_more: rows.length > limit, data }
}

const unknownPath = (method: string, path: string): SandboxError =>
  new SandboxError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: /v1${path}): the sandbox plays only the calls this site makes.`,
  })
