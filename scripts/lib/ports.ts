import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const tryPort = (port: number, host: string | undefined): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })

/** True when nobody listens on the port. Without a host every address is tried, as a web server would. */
export async function isPortFree(port: number, host?: string): Promise<boolean> {
  return (await tryPort(port, host)) === port
}

/** Any free port of the loopback address, chosen by the kernel. */
export async function anyFreePort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1')
  if (port === undefined) throw new Error('No free port on 127.0.0.1.')
  return port
}

/** The first free port from `first` upwards, so that a second clone gets one beside the first. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 200 && port < 65536; port += 1) {
    if (await isPortFree(port)) return port
  }
  return anyFreePort()
}

/**
 * Waits for a port that an earlier run may still be using: it finishes its requests.
 * @throws after 40 seconds, longer than a drain takes
 */
export async function untilPortFree(port: number, patienceMs = 40_000): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await isPortFree(port)); await sleep(200)) {
    if (Date.now() > deadline)
      throw new Error(
        `Port ${port} is taken by another program. Stop that, or name another one in PORT.`,
      )
  }
}
