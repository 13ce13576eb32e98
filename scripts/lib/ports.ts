import { createServer } from 'node:net'

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

/** The first free port from `first` upwards, so that a second clone lands beside the first. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 200 && port < 65536; port += 1) {
    if (await isPortFree(port)) return port
  }
  return anyFreePort()
}
