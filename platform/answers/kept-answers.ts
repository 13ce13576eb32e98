import 'server-only'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sharedTags } from '@/platform/cache/shared'
import { allowScripts, newNonce, nonceHeader, scriptsOfWhole } from '@/platform/inline-scripts'
import { ByteBoundedMap } from './byte-bounded-map'
import { takesEncoding } from './encodings'
import { renderApart, type Render, type WholeAnswer } from './render-apart'

/** A page whose answer depends only on its address and on tagged data, never on who asks. */
export interface KeptPage {
  path: string
  /** the canonical query of equivalent ones: without unknown keys, in a fixed order */
  canonicalQuery: (query: URLSearchParams) => string
  /** tags of the data it shows: it is dropped with any of them, on every instance */
  tags: readonly string[]
  /** until when an answer rendered now may be shown, milliseconds since 1970 */
  keepUntil: () => number | Promise<number>
}

interface Kept {
  status: number
  headers: Record<string, string | string[]>
  gzipped: Buffer
  tags: readonly string[]
  /** when its rendering began: later changes aren't in it */
  begunAt: number
  until: number
}

/** The headers of a client's router: with the address, everything that its answer may depend on. */
const ROUTER_HEADERS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const
/**
 * The only headers passed on, so that a page is rendered as for anybody: no cookie, no language, no browser's name.
 */
const PASSED_HEADERS = ['host', 'x-forwarded-host', 'x-forwarded-proto', ...ROUTER_HEADERS] as const
/** Set again for each answer that is sent. */
const OWN_HEADERS = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'vary',
])
const POLICY = 'content-security-policy'
const KEPT_BYTES = 64 * 1024 * 1024
const LONGEST_KEY = 4_096

const compress = promisify(gzip)
const decompress = promisify(gunzip)
const now = () => performance.timeOrigin + performance.now()

/**
 * Caches whole answers, compressed, so that a visitor of a list costs less than a prerendered page:
 * Next renders everything else anew for each visitor, some 40 ms of the only thread. A request for
 * an answer that is being rendered waits for it; it is rendered to the end even if the first
 * visitor leaves.
 * @returns a handler: takes a request if its page is cached, and says so; otherwise leaves it alone
 */
export function keepAnswers(
  pages: readonly KeptPage[],
  keptBytes = KEPT_BYTES,
): (req: IncomingMessage, res: ServerResponse, render: Render) => boolean {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const answers = new ByteBoundedMap<Kept>(keptBytes)
  const making = new Map<string, Promise<Kept>>()

  const make = async (req: IncomingMessage, url: string, page: KeptPage, render: Render) => {
    const begunAt = now()
    const nonce = newNonce()
    const headers = { ...passed(req.headers), ...nonceHeader(nonce) }
    const [answer, until] = await Promise.all([
      renderApart({ url, headers, socket: req.socket }, render),
      untilWhen(page),
    ])
    allowOwnScripts(answer, nonce)
    return { ...(await whole(answer)), tags: page.tags, begunAt, until }
  }

  const current = async (
    req: IncomingMessage,
    url: string,
    page: KeptPage,
    render: Render,
  ): Promise<Kept> => {
    const key = keyOf(url, req.headers)
    await sharedTags.upToDate()
    const found = answers.get(key)
    if (found && isCurrent(found)) return found
    const pending = making.get(key)
    // A rendering that began before a change would show the old data.
    if (pending) {
      const answer = await pending
      if (isCurrent(answer)) return answer
    }
    const rendering = make(req, url, page, render).finally(() => {
      if (making.get(key) === rendering) making.delete(key)
    })
    making.set(key, rendering)
    const answer = await rendering
    if (answer.status === 200 && !answer.headers['set-cookie'] && isCurrent(answer))
      answers.set(key, answer, answer.gzipped.byteLength + key.length * 2 + 1_024)
    return answer
  }

  return (req, res, render) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const [path = '', query = ''] = (req.url ?? '').split('?', 2)
    const page = byPath.get(path)
    if (!page) return false
    // A client's router is answered by its exact address, which it checks.
    const canonical = req.headers.rsc ? query : page.canonicalQuery(new URLSearchParams(query))
    const url = canonical ? `${path}?${canonical}` : path
    if (keyOf(url, req.headers).length > LONGEST_KEY) return false
    current(req, url, page, render)
      .then((answer) => send(req, res, answer))
      .catch(() => {
        if (!res.headersSent) res.writeHead(500)
        res.end()
      })
    return true
  }
}

/** Many visitors get the same answer, so its scripts are named by their hashes. */
function allowOwnScripts({ headers, body }: WholeAnswer, nonce: string): void {
  const policy = headers[POLICY]
  const isPage = String(headers['content-type'] ?? '').startsWith('text/html')
  if (isPage && typeof policy === 'string')
    headers[POLICY] = allowScripts(policy, scriptsOfWhole(body.toString('utf8'), nonce))
}

/** An answer with an unknown expiry is only for those who wait for it, and isn't cached. */
const untilWhen = async (page: KeptPage): Promise<number> => {
  try {
    return await page.keepUntil()
  } catch {
    return 0
  }
}

const keyOf = (url: string, headers: IncomingHttpHeaders): string =>
  [url, ...ROUTER_HEADERS.map((name) => headers[name] ?? '')].join('\n')

function passed(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    PASSED_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  )
}

function isCurrent({ tags, begunAt, until }: Kept): boolean {
  return now() < until && !tags.some((tag) => (sharedTags.droppedAt.get(tag) ?? 0) >= begunAt)
}

async function whole({ status, headers, body }: WholeAnswer) {
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())),
    ),
    gzipped: await compress(body),
  }
}

async function send(req: IncomingMessage, res: ServerResponse, answer: Kept): Promise<void> {
  const zipped = takesEncoding(req.headers['accept-encoding'], 'gzip')
  const body = zipped ? answer.gzipped : await decompress(answer.gzipped)
  if (res.destroyed) return
  res.writeHead(answer.status, {
    ...answer.headers,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.byteLength,
    vary: [...ROUTER_HEADERS, 'accept-encoding'].join(', '),
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}
