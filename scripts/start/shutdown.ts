/** Resolves at the first request to stop. A second one leaves at once; the guard then cleans up. */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130)
        asked = true
        console.log('\nStopping…')
        resolve()
      })
    }
  })
}
