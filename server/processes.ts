import cluster from 'node:cluster'

/** A process that ends sooner than this after its start would end again. */
const TOO_SOON_MS = 10_000

/**
 * Serves with several processes behind one port. One that dies is replaced; one that can't even start ends them all.
 */
export function runProcesses(count: number): void {
  let stopping = false
  let code = 0
  const begin = (): void => {
    const startedAt = Date.now()
    cluster.fork().once('exit', (exitCode, signal) => {
      if (!stopping && Date.now() - startedAt > TOO_SOON_MS) {
        console.warn(`A serving process ended (${signal || exitCode}) and is replaced.`)
        return begin()
      }
      code ||= exitCode || (signal ? 1 : 0)
      stop()
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(code)
    })
  }
  const stop = (): void => {
    if (stopping) return
    stopping = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  for (let number = 0; number < count; number += 1) begin()
}
