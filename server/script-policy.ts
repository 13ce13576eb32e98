import type { IncomingMessage, ServerResponse } from 'node:http'
import { allowScripts, scriptsOfStreamed, scriptsOfWhole } from '@/platform/inline-scripts'

const POLICY = 'content-security-policy'
/** Pages that come whole out of a cache say the same each time: what was found is kept by their ETag. */
const MOST_REMEMBERED = 2000

type Chunk = string | Uint8Array

export const isHtml = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/html')

const textOf = (chunk: Chunk): string =>
  typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')

/**
 * Makes the policies of pages: each lets run what Next and React wrote into this very page. docs/
 * decisions/content-security-policy.md says why so.
 * @returns a function that sees to one answer; `nonce` is what the page is rendered with
 */
export function scriptPolicy(): (
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string | undefined,
) => void {
  const remembered = new Map<string, string[]>()

  function ofWhole(url: string, etag: unknown, html: string, nonce: string | undefined): string[] {
    const key = typeof etag === 'string' ? `${url} ${etag}` : null
    const known = key === null ? undefined : remembered.get(key)
    if (known) return known
    const sources = scriptsOfWhole(html, nonce)
    if (key !== null) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(key, sources)
    }
    return sources
  }

  return (request, response, nonce) => {
    const write = response.write.bind(response) as (...given: unknown[]) => boolean
    const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
    const flushHeaders = response.flushHeaders.bind(response)
    let decided = false

    const decide = (chunk: unknown, whole: boolean): void => {
      if (decided || response.headersSent) return
      decided = true
      const policy = response.getHeader(POLICY)
      // A browser puts a 304's headers in place of those that it keeps with the page's scripts.
      if (response.statusCode === 304 || (request.method === 'HEAD' && isHtml(response)))
        return response.removeHeader(POLICY)
      if (typeof policy !== 'string' || !isHtml(response) || !isChunk(chunk)) return
      const html = textOf(chunk)
      const sources = whole
        ? ofWhole(request.url ?? '', response.getHeader('etag'), html, nonce)
        : scriptsOfStreamed(html, nonce)
      response.setHeader(POLICY, allowScripts(policy, sources))
    }

    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      decide(chunk, false)
      return write(chunk, ...rest)
    }) as ServerResponse['write']
    response.end = ((chunk?: unknown, ...rest: unknown[]) => {
      decide(chunk, true)
      return end(chunk, ...rest)
    }) as ServerResponse['end']
    // The head waits for the first of what it has to speak of.
    response.flushHeaders = () => {
      if (decided || !isHtml(response)) flushHeaders()
    }
  }
}

const isChunk = (chunk: unknown): chunk is Chunk =>
  typeof chunk === 'string' || chunk instanceof Uint8Array
