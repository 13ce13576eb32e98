import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { readBoundedBody } from '@/platform/bounded-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { isSandbox } from '@/platform/sandbox'
import { bankWill } from './bank'
import { createSession } from './create-session'
import { createCustomer, createFile } from './customers'
import { decideDispute, updateDispute } from './disputes'
import { answer, invalidParameter, noSuch, SandboxError } from './errors'
import { emit } from './events'
import { parseForm } from './form'
import { once } from './idempotency'
import { isAuthorized } from './key'
import { asOf, type SandboxSession } from './objects'
import { outageNow, sandboxNow } from './outage'
import { read } from './read'
import { createRefund } from './refunds'
import { lockSession, saveSession } from './store'

/** Longer than a buyer returning from the payment page is kept waiting; well below the package's timeout. */
const SLOW_MS = 4_000
const MAX_BODY_BYTES = BODY_BYTES['/api/sandbox/stripe/v1/[...path]']

/**
 * Stripe's API for the calls this site makes: checkout sessions, payment intents, customers, refunds, disputes with
 * their files, payouts, balance transactions, events. Any path that ends in `/v1/…` is understood, wherever it is
 * mounted. 404 to everything when a real key is in use.
 */
export async function handleStripeRequest(request: Request, now?: Date): Promise<Response> {
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
    const outage = await outageNow()
    if (outage === 'away') return outOfOrder()
    if (outage === 'busy') return tooMany()
    const done = await work(request, now ?? (await sandboxNow()), outage === 'fails_after')
    // The call has taken effect by then: a caller who doesn't wait for the answer doesn't know it.
    if (outage === 'slow') await sleep(SLOW_MS)
    return done
  } catch (error) {
    if (error instanceof SandboxError) return answer(error.status, { error: error.body })
    log.error({ err: error }, 'payment sandbox')
    return answer(500, { error: { type: 'api_error', message: 'The sandbox failed.' } })
  }
}

async function work(request: Request, now: Date, fails: boolean): Promise<Response> {
  const url = new URL(request.url)
  const path = /\/v1(\/.*)$/.exec(url.pathname)?.[1] ?? ''
  if (request.method === 'POST') return post(path, request, now, fails)
  const found = await read(path, parseForm(url.searchParams.toString()) ?? {}, now)
  if (found === undefined) throw unknownPath('GET', path)
  return answer(200, found)
}

/** Stripe marks answers that would be the same again, and its package doesn't repeat those calls. */
const outOfOrder = (): Response =>
  answer(
    500,
    { error: { type: 'api_error', message: 'An unknown error occurred' } },
    { 'stripe-should-retry': 'false' },
  )

/** Stripe's rate limit: nothing was done, and nothing is stored under the key. */
const tooMany = (): Response =>
  answer(429, {
    error: {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Request rate limit exceeded.',
    },
  })

type Run = (tx: Prisma.TransactionClient) => Promise<Prisma.InputJsonObject>

async function post(path: string, request: Request, now: Date, fails: boolean): Promise<Response> {
  const body = await readBoundedBody(request, MAX_BODY_BYTES)
  if (!body) throw invalidParameter('Invalid request body.')
  const type = request.headers.get('content-type') ?? ''
  const run = type.startsWith('multipart/form-data')
    ? await fileAction(path, body, type, now)
    : formAction(path, body.toString('utf8'), now)
  const key = request.headers.get('idempotency-key')
  if (!key) return answer(200, await db.$transaction(run))
  if (key.length > 255) throw invalidParameter('Idempotency keys may be up to 255 characters.')
  const result = await once(key, `POST ${path}\n${body.toString('latin1')}`, run, fails)
  if (result.failed) return outOfOrder()
  return answer(200, result.body, result.replayed ? { 'idempotent-replayed': 'true' } : {})
}

async function fileAction(path: string, body: Buffer, type: string, now: Date): Promise<Run> {
  if (path !== '/files') throw unknownPath('POST', path)
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData()
  const [file, purpose] = [form.get('file'), form.get('purpose')]
  if (!(file instanceof File) || typeof purpose !== 'string')
    throw invalidParameter('Missing required param: file.', 'parameter_missing', 'file')
  return (tx) => createFile(tx, { purpose, name: file.name, type: file.type, size: file.size }, now)
}

function formAction(path: string, body: string, now: Date): Run {
  const form = parseForm(body)
  if (!form) throw invalidParameter('Invalid request body.')
  if (path === '/checkout/sessions') return (tx) => createSession(tx, form, now)
  if (path === '/customers') return (tx) => createCustomer(tx, form, now)
  if (path === '/refunds') return (tx) => withBank(tx, createRefund(tx, form, now))
  const [, kind, id = '', deed] =
    /^\/(checkout\/sessions|disputes)\/(\w+)(?:\/(\w+))?$/.exec(path) ?? []
  if (kind === 'checkout/sessions' && deed === 'expire') return (tx) => expireSession(tx, id, now)
  if (kind === 'disputes' && !deed) return (tx) => withBank(tx, updateDispute(tx, id, form, now))
  if (kind === 'disputes' && deed === 'close') return (tx) => giveIn(tx, id, now)
  throw unknownPath('POST', path)
}

/** What was created, and what its bank does with it some time later. */
async function withBank<T extends Prisma.InputJsonObject & { id: string }>(
  tx: Prisma.TransactionClient,
  work: Promise<{ made: T; later: Parameters<typeof bankWill>[1] }>,
): Promise<T> {
  const { made, later } = await work
  await bankWill(tx, later, made.id)
  return made
}

async function giveIn(
  tx: Prisma.TransactionClient,
  id: string,
  now: Date,
): Promise<Prisma.InputJsonObject> {
  const closed = await decideDispute(tx, id, false, now)
  if (!closed) throw noSuch('dispute', id)
  return closed
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

const unknownPath = (method: string, path: string): SandboxError =>
  new SandboxError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: /v1${path}): the sandbox plays only the calls this site makes.`,
  })
