import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  PROBLEM_STATUS,
  problemType,
  problemWords,
  type ProblemKind,
} from '@/platform/api/problem-kinds'
import { localeInPath, pageLocaleOf } from '@/i18n/routing'
import { KEEP } from './cache-control'

/**
 * Short answers of the server itself, in the form that the caller reads: a page for a person, a problem for a
 * program.
 */

export type Refusal = ProblemKind

/** Nothing in these answers runs or loads. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** A form sent without scripts comes from a person too. */
const wantsPage = (request: IncomingMessage): boolean =>
  ['GET', 'POST'].includes(request.method ?? '') &&
  (request.headers.accept ?? '').includes('text/html')

/**
 * Refuses a request.
 * @param more headers, over those of every refusal
 * @param beforeEnd awaited between the last byte of the answer and its end
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  more: Record<string, string> = {},
  beforeEnd?: () => Promise<void>,
): void {
  const status = PROBLEM_STATUS[refusal]
  const page = wantsPage(request)
  const locale = page ? localeInPath(request.url ?? '') : pageLocaleOf(request.headers.referer)
  const { title, detail } = problemWords(refusal, locale)
  const body = page
    ? `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${detail}</p></html>`
    : JSON.stringify({ type: problemType(refusal), title, status, detail })
  response.writeHead(status, {
    ...HEADERS,
    'cache-control': KEEP.never,
    'content-type': page ? 'text/html; charset=utf-8' : 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    ...more,
  })
  if (request.method !== 'HEAD') response.write(body)
  if (beforeEnd) void beforeEnd().finally(() => response.end())
  else response.end()
}

/** Says that this process takes no requests yet, or no longer, in the words of `/api/health/ready`. */
export function sayNotReady(response: ServerResponse, reason: 'starting' | 'stopping'): void {
  const body = JSON.stringify({ status: 'not ready', reason })
  response.writeHead(503, {
    ...HEADERS,
    'cache-control': KEEP.never,
    'content-type': 'application/json',
    connection: 'close',
  })
  response.end(body)
}
