import http from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A balancer like those in front of several instances: checks the health of each, distributes
 * requests in turn, opens a new connection for each.
 */

const CHECK_MS = 250

interface Upstream {
  url: string
  healthy: boolean
}

function check(upstream: Upstream): void {
  const request = http.get(`${upstream.url}/api/health/ready`, { agent: false, timeout: 2000 })
  request.on('response', (answer) => {
    upstream.healthy = answer.statusCode === 200
    answer.resume()
  })
  request.on('timeout', () => request.destroy(new Error('timeout')))
  request.on('error', () => (upstream.healthy = false))
}

/** Forwards a request; to the next instance where a connection is refused, since then nothing was sent. */
function pass(
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
  order: readonly Upstream[],
): void {
  const [upstream, ...others] = order
  if (!upstream) return void outgoing.writeHead(502).end()
  const request = http.request(`${upstream.url}${incoming.url ?? '/'}`, {
    method: incoming.method,
    headers: incoming.headers,
    agent: false,
  })
  request.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  })
  request.on('error', (error: NodeJS.ErrnoException) => {
    if (outgoing.headersSent) return void outgoing.destroy()
    if (error.code === 'ECONNREFUSED') {
      upstream.healthy = false
      return pass(incoming, outgoing, others)
    }
    outgoing.writeHead(502).end(error.message)
  })
  // Not before the connection is open: a refused one must leave the body for the next.
  request.on('socket', (socket) => socket.once('connect', () => incoming.pipe(request)))
}

/** Starts a balancer on a free port. @returns its address and a function that ends it */
export async function startBalancer(
  urls: readonly string[],
): Promise<{ url: string; close: () => void }> {
  const upstreams = urls.map((url): Upstream => ({ url, healthy: true }))
  const timer = setInterval(() => upstreams.forEach(check), CHECK_MS)
  let turn = 0
  const server = http.createServer((incoming, outgoing) => {
    turn++
    const turned = upstreams.map((_, i) => upstreams[(turn + i) % upstreams.length] as Upstream)
    pass(
      incoming,
      outgoing,
      turned.toSorted((a, b) => Number(b.healthy) - Number(a.healthy)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      clearInterval(timer)
      server.closeAllConnections()
      server.close()
    },
  }
}
