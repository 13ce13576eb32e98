import { untilNpmIsGone } from '../lib/parent'

/**
 * Resolves at the first request to stop, and when the npm that runs us has ended. A second request
 * exits at once; the guard then cleans up.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false
    const ask = (): void => {
      stopping = true
      console.log('\nStopping…')
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) process.exit(130)
        ask()
      })
    }
    void untilNpmIsGone().then(() => {
      if (!stopping) ask()
    })
  })
}
