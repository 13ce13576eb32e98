import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import {
  Agent,
  request as ask,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'

/** Requests that no browser sends, and every route of the build. */

/** Keeps connections open, as browsers do. */
const agent = new Agent({ keepAlive: true })

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** until the head of the answer had arrived */
  headMs: number
}

export interface Outgoing {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: Buffer | string
}

/**
 * Sends a request exactly as written, whatever a browser would make of it.
 * @param base `http://localhost:3000`
 * @param target path and query, not encoded again
 */
export function send(base: string, target: string, outgoing: Outgoing = {}): Promise<Answer> {
  const { hostname, port } = new URL(base)
  const { method = 'GET', headers = {}, body } = outgoing
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const length =
      body === undefined || headers['transfer-encoding']
        ? {}
        : { 'content-length': Buffer.byteLength(body) }
    const request = ask({
      hostname,
      port,
      path: target,
      method,
      headers: { ...length, ...headers },
      agent,
    })
    request.once('response', (response) => {
      const headMs = performance.now() - from
      text(response).then(
        (read) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: read,
            headMs,
          }),
        reject,
      )
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** Routes of the build under test by their own names, without those that Next adds. */
export function builtRoutes(): string[] {
  const folder = process.env.NEXT_DIST_DIR ?? '.next-test'
  const manifest = JSON.parse(
    readFileSync(path.resolve(folder, 'app-path-routes-manifest.json'), 'utf8'),
  ) as Record<string, string>
  return [...new Set(Object.values(manifest))].filter((route) => !route.startsWith('/_')).toSorted()
}

/** Memory used by a process, bytes. */
export const residentBytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
