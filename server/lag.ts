/** The lag of this process: how late a timer of 20 ms was, the worst of the last few. */
export interface Lag {
  ms: () => number
  stop: () => void
}

const EVERY_MS = 20
const REMEMBERED = 5

/** Starts measuring how late this process's timers are. */
export function measureLag(): Lag {
  const lags = new Array<number>(REMEMBERED).fill(0)
  let due = performance.now() + EVERY_MS
  let at = 0
  const timer = setInterval(() => {
    const now = performance.now()
    lags[at++ % REMEMBERED] = Math.max(0, now - due)
    due = now + EVERY_MS
  }, EVERY_MS).unref()
  return {
    // The current delay counts too.
    ms: () => Math.max(...lags, performance.now() - due),
    stop: () => clearInterval(timer),
  }
}
