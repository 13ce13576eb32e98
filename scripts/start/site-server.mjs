// The built site behind one HTTP server: first what is kept whole in memory
// (platform/answers), then Next. Run as `node scripts/start/site-server.mjs PORT`.
import { createServer } from 'node:http'
import next from 'next'

const port = Number(process.argv[2])
const server = createServer()
const site = next({ dev: false, port, httpServer: server })
const render = site.getRequestHandler()

/** Offered by the site itself once it runs: platform/answers/server-hook.ts. */
const answeredFromKept = (req, res) =>
  globalThis[Symbol.for('fsc.kept-answers')]?.(req, res, render) ?? false

await site.prepare()
server.on('request', (req, res) => {
  if (!answeredFromKept(req, res)) void render(req, res)
})
server.listen(port)

for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
])
  process.once(signal, () => {
    server.close(async () => {
      await site.close().catch(console.error)
      process.exit(code)
    })
  })
