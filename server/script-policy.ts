import type { IncomingMessage, ServerResponse } from 'node:http'
import { allowScripts, scriptsOfStreamed, scriptsOfWhole } from '@/platform/inline-scripts'

const POLICY = 'content-security-policy'
/** Pages that come whole from a cache are the same each time: their policy is remembered by their ETag. */
const MOST_REMEMBERED = 2000

type Chunk = string | Uint8Array

export const isHtml = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/html')

const textOf = (chunk: Chunk): string =>
  typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')

/**
 * Makes the script policies of pages: each allows what Next and React wrote into this very page. docs/
 * decisions/content-security-policy.md says why.
 * @returns a function that handles one answer; `nonce` is what the page is rendered with
 */
export function scriptPolicy(): (
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string | undefined,
) => void {
  const remembered = new Map<string, string[]>()

  function ofWhole(url: string, etag: unknown, html: string, nonce: string | undefined): string[] {
    const key = typeof etag === 'string' ? `${url} ${etag}` : null
    const rememberedPolicy = key === null ? undefined : remembered.get(key)
    if (rememberedPolicy) return rememberedPolicy
    const sources = scriptsOfWhole(html, nonce)
    if (key !== null) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(key, sources)
    }
    return sources
  }

  return (request, response, nonce) => {
    const write = response.write.bind(response) as (...args: unknown[]) => boolean
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
    const flushHeaders = response.flushHeaders.bind(response)
    let decided = false

    const decide = (chunk: unknown, whole: boolean): void => {
      if (decided || response.headersSent) return
      decided = true
      const policy = response.getHeader(POLICY)
      // A browser replaces the headers that it stored with the page's scripts by those of a 304.
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
    // The head waits for the first part of the body that it has to describe.
    response.flushHeaders = () => {
      if (decided || !isHtml(response)) flushHeaders()
    }
  }
}

const isChunk = (chunk: unknown): chunk is Chunk =>
  typeof chunk === 'string' || chunk instanceof Uint8Array
