import cluster from 'node:cluster'
import { createServer } from 'node:http'
import path from 'node:path'
import { beforeExit, beforeStop } from '@/platform/before-exit'
import { reachItselfAt, serverSettings } from '@/platform/env/server'
import { builtFiles } from './built-files'
import { drain } from './drain'
import { front } from './front'
import type { Handler } from './handler'
import { measureLag } from './lag'
import { runProcesses } from './processes'
import { pagesMadeAhead, readAddressBook } from './routes'
import { warmUp } from './warm-up'

/** Longer than a load balancer keeps an idle connection, so that the balancer closes it first. */
const KEEP_ALIVE_MS = 65_000
const HEADERS_MS = 20_000
/** Home, lists and the first products: the others cost their first visitor some 80 ms. */
const WARM_UP_MS = 3000
/** An upload of 500 MB on a slow connection; small bodies have a limit of their own. */
const WHOLE_REQUEST_MS = 30 * 60_000

interface Site {
  handle: Handler
  close: () => Promise<void>
}

/**
 * Next, as `next start` sets it up.
 * @param dir folder of the site
 * @param port on which it reaches itself after an action that leads elsewhere
 */
async function openSite(dir: string, port: number): Promise<Site> {
  reachItselfAt(port)
  const { default: next } = await import('next')
  const app = next({ dev: false, dir, port })
  await app.prepare()
  return { handle: app.getRequestHandler() as Handler, close: () => app.close() }
}

async function serveHere(dir: string): Promise<void> {
  const settings = serverSettings(dir)
  // A process that replaces another joins processes that serve: the instance as a whole is ready.
  const replaces = (cluster.worker?.id ?? 0) > settings.SERVER_PROCESSES
  let state: 'starting' | 'serving' | 'stopping' = replaces ? 'serving' : 'starting'
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEADERS_MS,
    requestTimeout: WHOLE_REQUEST_MS,
  })
  const site = await openSite(dir, settings.PORT)
  const answer = front({
    appUrl: settings.APP_URL,
    trustedProxy: settings.TRUSTED_PROXY,
    find: readAddressBook(settings.distDir, path.join(dir, 'public')),
    builtFile: builtFiles(settings.distDir),
    lag: measureLag(),
    patience: settings.PATIENCE,
    state: () => state,
    site: site.handle,
  })
  server.on('request', answer)

  const stop = async (): Promise<void> => {
    if (state === 'stopping') return
    state = 'stopping'
    const whole = await drain(server, {
      pauseMs: settings.DRAIN_PAUSE_SECONDS * 1000,
      patienceMs: settings.DRAIN_SECONDS * 1000,
      closing: () => {
        for (const end of beforeStop) end()
      },
      last: async () => {
        await site.close()
        for (const last of beforeExit) await last()
      },
    })
    process.exit(whole ? 0 : 1)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

  server.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  await new Promise<void>((resolve) => server.listen(settings.PORT, resolve))
  console.log(`Serving ${settings.APP_URL} at port ${settings.PORT}, process ${process.pid}.`)
  const trouble = await warmUp({
    answer,
    secret: settings.INTERNAL_SECRET,
    pages: pagesMadeAhead(settings.distDir),
    patienceMs: WARM_UP_MS,
  })
  if (trouble)
    console.warn(
      `The prerendered pages could not be refreshed: ${trouble}. They show the data they were built with.`,
    )
  if (state === 'starting') state = 'serving'
}

/**
 * Serves the built site until the process is asked to stop: in this process, or in several behind one port.
 * @param dir folder of the site, with its build, packages and public/
 */
export async function serve(dir: string): Promise<void> {
  const { SERVER_PROCESSES: processes } = serverSettings(dir)
  if (cluster.isPrimary && processes > 1) runProcesses(processes)
  else await serveHere(dir)
}
