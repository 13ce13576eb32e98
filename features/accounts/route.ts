import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Locale } from '@/i18n/routing'
import type { Operation } from '@/platform/api/operation'
import { ProblemError, problem, problemOf } from '@/platform/api/problem'
import { readBody, readParams, readQuery } from '@/platform/api/read'
import { readBoundedBody } from '@/platform/bounded-body'
import { addressIn } from '@/platform/client-address'
import { strict } from '@/platform/env/strict'
import { NotFoundError, ForbiddenError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { consume, type Limit } from '@/platform/rate-limit'
import { pageLocaleIn } from '@/platform/reader-locale'
import { isSameOrigin } from '@/platform/same-origin'
import type { OwnContext } from './context'
import { noteKeyUse } from './commands/note-key-use'
import { currentActor } from './queries/current-actor'
import { challenge, keyActor } from './queries/key-actor'
import type { Actor } from './rules/actor'
import { authorize, type PlainPermission } from './rules/permissions'

/** The one wrapper of API routes; for Server Actions it is action.ts. */

/** A call, parsed and checked. */
export interface Call<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  request: Request
  /** who calls; looked up only on demand, so that answers that are the same for everybody can be cached */
  actor: () => Promise<Actor>
  /** the context of a command: the caller, now */
  context: () => Promise<OwnContext>
}

type Handler = (request: Request, context?: { params: Promise<object> }) => Promise<Response>

/**
 * Makes the handler of an operation. It checks origin, rate, permission, address and body in this order, so that
 * somebody without permission learns that before what they sent is read; errors become problems.
 * @param answer returns what is sent as JSON, or a whole response where it isn't JSON
 * @param permission what the actor's kind must have
 */
export function route<Params, Query, Body, Answer>(
  declared: Operation<Params, Query, Body, Answer>,
  answer: (call: Call<Params, Query, Body>) => Promise<Answer | Response>,
  permission?: PlainPermission,
): Handler {
  return answering(declared, async (request, routed) =>
    checked(declared, await call(declared, answer, permission, request, routed)),
  )
}

/** An address that acts for nobody: no right is asked, and it isn't described. */
interface PlainRule<Params> {
  /** by which the log knows it */
  id: string
  /** of the path; what doesn't fit is an address with nothing there */
  params?: z.ZodType<Params>
  /** whether there is anything here, asked before all else: without its secret, or with a real key, there isn't */
  isHere?: (request: Request) => boolean
  /** null for what is read and not counted, and where a signature or a secret is the bound */
  rate: Limit | null
  /** only pages of this site may send it */
  ownPagesOnly?: true
  /** how large a body is taken, which is read as it came: a signature is over the very bytes */
  bytes?: number
}

/**
 * Makes the handler of an address that acts for nobody: probes, files for everybody, webhooks, what another library
 * answers. What keeps it from answering is a problem, as `route` has it.
 * @param answer what is sent as JSON, or the whole answer where it is none
 */
export function plainRoute<Params = undefined>(
  rule: PlainRule<Params>,
  answer: (call: { params: Params; body: Buffer; request: Request }) => unknown,
): Handler {
  const { isHere, rate, ownPagesOnly, bytes } = rule
  return answering(rule, async (request, routed) => {
    if (isHere && !isHere(request)) throw new ProblemError('nothingHere')
    if (ownPagesOnly && !isSameOrigin(request)) throw new ProblemError('foreignOrigin')
    if (rate) await take(rate, addressIn(request.headers))
    const params = readParams(rule.params, await routed?.params)
    const body = bytes === undefined ? NOTHING : await readBoundedBody(request, bytes)
    if (!body) throw new ProblemError('tooLarge')
    const answered = await answer({ params, body, request })
    return answered instanceof Response ? answered : json(answered)
  })
}

const NOTHING = Buffer.alloc(0)

/** Makes a problem of whatever kept an address from answering. */
const answering =
  (
    of: Parameters<typeof refusal>[0],
    work: (request: Request, routed?: { params: Promise<object> }) => Promise<Response>,
  ): Handler =>
  async (request, routed) => {
    try {
      return await work(request, routed)
    } catch (error) {
      unstable_rethrow(error)
      return refusal(of, error, pageLocaleIn(request.headers))
    }
  }

async function call<Params, Query, Body, Answer>(
  declared: Operation<Params, Query, Body, Answer>,
  answer: (call: Call<Params, Query, Body>) => Promise<Answer | Response>,
  permission: PlainPermission | undefined,
  request: Request,
  routed: { params: Promise<object> } | undefined,
): Promise<Response> {
  const { rate } = declared
  if (declared.ownPagesOnly && !isSameOrigin(request)) throw new ProblemError('foreignOrigin')
  let actorPromise: Promise<Actor> | undefined
  if (declared.scope === undefined) await take(rate.limit, addressIn(request.headers), rate.points)
  else actorPromise = Promise.resolve(await byKey(declared.scope, rate, request))
  const actor = () => (actorPromise ??= currentActor())
  const context = async () => ({ actor: await actor(), now: new Date() })
  if (permission) authorize(await actor(), permission)
  const params = readParams(declared.params, await routed?.params)
  const query = readQuery(declared.query, request.url)
  const body = await readBody(declared, request)
  const more = rate.of?.(body) ?? 0
  if (more > 0) await take(rate.limit, addressIn(request.headers), more)
  const result = await answer({ params, query, body, request, actor, context })
  const response = result instanceof Response ? result : json(result, declared.status)
  const keep = typeof declared.cache === 'string' ? declared.cache : declared.cache(query)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', keep)
  // One person's own answer must never be served to another, however a cache treats `private`.
  if (keep.includes('private'))
    response.headers.set('vary', declared.scope === undefined ? 'cookie' : 'authorization')
  return response
}

const json = (value: unknown, status: number = 200): Response =>
  status === 204 ? new Response(null, { status }) : Response.json(value, { status })

/**
 * The actor of a call with an API key: checks the key, its rate limit and its scope.
 * @throws ProblemError, TooManyError
 */
async function byKey(
  scope: string,
  { limit, points = 1 }: { limit: Limit; points?: number | undefined },
  { headers }: Request,
): Promise<Actor> {
  const now = new Date()
  const actor = await keyActor(headers, now)
  await take(limit, actor.keyId, points)
  if (!actor.scopes.some((each) => each === scope))
    throw new ProblemError(
      'scopeLacking',
      { code: 'refusals.scope_lacking', values: { scope } },
      { scope },
      { 'www-authenticate': await challenge({ error: 'insufficient_scope', scope }) },
    )
  await noteKeyUse(actor, now)
  return actor
}

/** @param visitor an address, or the id of an API key */
async function take(limit: Limit, visitor: string | null, points = 1): Promise<void> {
  const seconds = await consume(limit, visitor, points)
  if (seconds !== null) throw new TooManyError(seconds)
}

function refusal(
  { id, body, hidden }: Pick<Operation, 'id' | 'body' | 'hidden'>,
  error: unknown,
  locale: Locale,
): Response {
  const shownError = hidden && error instanceof ForbiddenError ? new NotFoundError() : error
  const knownProblem = problemOf(shownError, body ? 'body' : 'parameters', locale)
  if (knownProblem) return knownProblem
  const reference = crypto.randomUUID()
  log.error({ err: error, operation: id, reference }, 'an API call failed')
  return problem('failed', undefined, { more: { instance: `urn:uuid:${reference}` }, locale })
}

/** In development and in tests, an answer that differs from its declaration fails; in production it is sent. */
async function checked(
  { id, answer }: { id: string; answer?: z.ZodType },
  response: Response,
): Promise<Response> {
  if (!strict || !answer || !response.headers.get('content-type')?.includes('json')) return response
  const json: unknown = await response.clone().json()
  const parsed = answer.safeParse(json)
  if (!parsed.success)
    throw new Error(`${id} answers what it doesn’t declare`, { cause: parsed.error })
  if (!isDeepStrictEqual(parsed.data, json))
    throw new Error(`${id} answers more than it declares: ${JSON.stringify(json).slice(0, 500)}`)
  return response
}
