import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import compression from 'compression'
import { DOCUMENT_HEADER } from '@/platform/document-request'
import { newNonce, nonceHeader } from '@/platform/inline-scripts'
import { ACTION_BODY_BYTES, bodyBytes, OTHER_BODY_BYTES } from '@/platform/rate-limit/bodies'
import { readAddress } from './address'
import { withAnswerStatus } from './answer-status'
import { refuse, sayNotReady } from './answers'
import { boundBody } from './body'
import { cacheControl, KEEP } from './cache-control'
import { isOwnOrigin, keepTrustedHeaders } from './forwarded'
import type { Handler } from './handler'
import { beforeHead } from './head'
import type { Lag } from './lag'
import { refusedMethod } from './methods'
import { inPlace } from './place'
import { BUILT, type Target } from './routes'
import { isHtml, scriptPolicy } from './script-policy'
import { openPlaces, workOf } from './work'

export interface FrontOptions {
  appUrl: string
  /** a proxy of ours stands in front and sets X-Forwarded-For */
  trustedProxy: boolean
  find: (path: string) => Target
  lag: Lag
  /** multiplies how long somebody may wait for a place; 1 by default */
  patience?: number
  /** whether a load balancer should send requests here: not while warming up, nor once asked to stop */
  state: () => 'starting' | 'serving' | 'stopping'
  /** answers a script, style or font of the build */
  builtFile: (request: IncomingMessage, response: ServerResponse, pathname: string) => void
  /** the site itself */
  site: Handler
}

/** Pages known to be served whole from the cache; beyond this many, pages ask for a place like any other. */
const MOST_KNOWN = 20_000
/** The address under which the build stores the page for what doesn't exist. */
const NO_PAGE = '/none'
const YEAR_SECONDS = 31_536_000
const READY = ['/api/health', '/api/health/ready']
/** platform/answers/server-hook.ts */
const KEPT_ANSWERS = Symbol.for('fsc.kept-answers')

/**
 * Answers that the site caches whole; it offers them once it runs.
 * @returns whether it takes the request
 */
const answersFromKept = (
  request: IncomingMessage,
  response: ServerResponse,
  render: Handler,
): boolean =>
  (
    globalThis as {
      [KEPT_ANSWERS]?: (req: IncomingMessage, res: ServerResponse, render: Handler) => boolean
    }
  )[KEPT_ANSWERS]?.(request, response, render) ?? false

/** Compresses while streaming, and flushes where the site does. */
const compress = compression() as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/**
 * The layer in front of the site: refuses what no page or route should have to, limits what is in flight, and sets
 * what may be cached of an answer.
 */
export function front(options: FrontOptions): RequestListener {
  const { appUrl, trustedProxy, find, lag, state, builtFile, site } = options
  const places = openPlaces(options.patience)
  const cachedPages = new Set<string>()
  const guardScripts = scriptPolicy()
  const secure = appUrl.startsWith('https:')

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET'
    if (secure) response.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}`)
    if (state() === 'stopping') response.setHeader('connection', 'close')
    keepTrustedHeaders(request.headers, trustedProxy)
    const address = readAddress(request.url ?? '')
    if (!address) return refuse(request, response, 'badAddress')
    const { path, query } = address
    const at = state()
    if (at !== 'serving' && READY.includes(path)) return sayNotReady(response, at)
    const target = find(path)
    const isAction = target.is === 'page' && method === 'POST'
    delete request.headers[DOCUMENT_HEADER]
    if (target.is === 'page' && method === 'GET' && !request.headers.rsc)
      request.headers[DOCUMENT_HEADER] = '1'
    const limitBytes =
      target.is === 'handler'
        ? bodyBytes(target.route)
        : isAction
          ? ACTION_BODY_BYTES
          : OTHER_BODY_BYTES
    const bounded = await boundBody(request, response, limitBytes)
    if (!bounded) return
    const allow = refusedMethod(target, method, request.headers)
    if (allow) return refuse(request, response, 'methodNotAllowed', { allow })
    if (target.is === 'nothing')
      return refuse(request, response, 'nothingHere', {
        // A script that this instance doesn't have may come a moment later, with the next release.
        'cache-control': path.startsWith('/_next/') ? KEEP.never : KEEP.aMinute,
      })
    if (target.is === 'file' && path.startsWith(BUILT)) return builtFile(request, response, path)
    if (isAction && !isOwnOrigin(request.headers, appUrl))
      return refuse(request, response, 'foreignOrigin')

    // Next removes its router's headers from a request.
    const isRouters = bounded.headers.rsc !== undefined
    // One page for everything that doesn't exist, instead of a cached one for each address.
    if (target.is === 'no page') bounded.url = NO_PAGE
    beforeHead(response, () => {
      const directives = response.getHeader('cache-control')
      response.setHeader(
        'cache-control',
        cacheControl(
          target,
          { method, path },
          response.statusCode,
          typeof directives === 'string' ? directives : undefined,
        ),
      )
      // What a router or an action finds in the cache is a part of the page, and says nothing of the rest.
      const isWhole = response.getHeader('x-nextjs-cache') === 'HIT' && isHtml(response)
      if (isWhole && target.is === 'page' && !target.whole && cachedPages.size < MOST_KNOWN)
        cachedPages.add(path)
    })
    compress(bounded, response, () => undefined)
    // What is rendered for this request carries its nonce; a router's own request brings no scripts.
    const nonce = target.is === 'page' && !target.whole && !isRouters ? newNonce() : undefined
    if (nonce) Object.assign(bounded.headers, nonceHeader(nonce))
    guardScripts(bounded, response, nonce)
    const work = workOf(target, { method, path, query }, cachedPages)
    const rendered: Handler = work
      ? (incoming, answer) => inPlace(places[work], lag, incoming, answer, site)
      : site
    if (isAction) await withAnswerStatus(response, () => rendered(bounded, response))
    else if (!answersFromKept(bounded, response, rendered)) await rendered(bounded, response)
  }

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) refuse(request, response, 'failed')
      else response.destroy()
    })
  }
}
