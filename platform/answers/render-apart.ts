import 'server-only'
import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import type * as Mocks from 'next/dist/server/lib/mock-request'

/** Answers a request; resolves when it has, or has begun to. */
export type Render = (req: IncomingMessage, res: ServerResponse) => unknown

export interface WholeAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

// Loaded beside the site's bundle, as the cache handlers load Next's own.
const require = createRequire(import.meta.url)

/**
 * Renders a request into memory, independent of anybody's connection.
 * @param url path and query
 */
export async function renderApart(
  request: { url: string; headers: IncomingHttpHeaders; socket: Socket },
  render: Render,
): Promise<WholeAnswer> {
  const { createRequestResponseMocks } =
    require('next/dist/server/lib/mock-request.js') as typeof Mocks
  const chunks: Buffer[] = []
  const { req, res } = createRequestResponseMocks({
    ...request,
    method: 'GET',
    headers: { ...request.headers },
    resWriter: (chunk) => chunks.push(Buffer.from(chunk)) > 0,
  })
  await Promise.all([
    render(req as unknown as IncomingMessage, res as unknown as ServerResponse),
    once(res, 'finish'),
  ])
  const headers: WholeAnswer['headers'] = {}
  for (const [name, value] of Object.entries(res.getHeaders()))
    if (value !== undefined) headers[name] = typeof value === 'number' ? String(value) : value
  return { status: res.statusCode, headers, body: Buffer.concat(chunks) }
}
