import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startNode, type Child } from '../lib/children'
import { frontOf, NEXT_CLI } from './build'

export interface ServeOptions {
  development: boolean
  distDir: string
  port: number
  variables: Record<string, string>
  /** keeps the server's output to itself, for tests */
  quiet?: boolean
  /** a folder with a release, which is served instead of this clone's build */
  release?: string
}

/**
 * Room for short-lived objects of a page, MB per half. With V8's own 16 a sixth of a large page's
 * time goes to garbage collection, with this a tenth, for fifty MB of memory. The Dockerfile says
 * the same.
 */
export const YOUNG_OPTION = '--max-semi-space-size=32'

/**
 * Starts the site on the port: our server (`server/`) with the build, or Next's own with hot
 * reload. Use `waitUntilReady` before talking to it.
 */
export function startServer({
  development,
  distDir,
  port,
  variables,
  quiet,
  release,
}: ServeOptions): Child {
  const program = development
    ? [NEXT_CLI, 'dev', '--port', String(port)]
    : [YOUNG_OPTION, path.join(release ?? frontOf(distDir), 'server/main.mjs')]
  return startNode(program, {
    output: quiet ? 'keep' : 'show',
    cwd: release,
    env: {
      ...variables,
      PORT: String(port),
      NODE_ENV: development ? 'development' : 'production',
      NEXT_DIST_DIR: distDir,
    },
  })
}

/** Waits until the server says that it can serve; throws when it ends first or takes too long. */
export async function waitUntilReady(
  server: Child,
  url: string,
  patienceMs = 90_000,
): Promise<void> {
  let ended: number | undefined
  void server.ended.then(
    (code) => (ended = code),
    () => (ended = 1),
  )
  const deadline = Date.now() + patienceMs
  let last = 'no answer'
  while (Date.now() < deadline) {
    if (ended !== undefined)
      throw new Error(
        `The server ended with code ${ended} before it was ready.\n${server.output()}`,
      )
    try {
      const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(10_000) })
      if (answer.ok) return
      last = `${answer.status} ${await answer.text()}`.slice(0, 500)
    } catch (error) {
      last = (error as Error).message
    }
    await sleep(150)
  }
  throw new Error(
    `The server was not ready after ${patienceMs / 1000} seconds; it last said: ${last}\n${server.output()}`,
  )
}
