/** How much of one kind of work is done at once, and how much may wait for it. */
export interface Bounds {
  atOnce: number
  waiting: number
  /** nobody is let in who would wait longer, milliseconds */
  patienceMs: number
}

interface Waiting {
  since: number
  enter: (release: (() => void) | null) => void
}

/**
 * One kind of work: as many at once as its bounds allow, a short queue behind them, first come first
 * served. Who would wait too long is told at once rather than later: what a queue can't work off in
 * time only makes everybody late.
 */
export class InFlight {
  private running = 0
  private readonly queue: Waiting[] = []
  /** what one piece takes, a running mean, milliseconds */
  private meanMs = 0

  constructor(
    private readonly bounds: Bounds,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** how long one that comes now is expected to wait, milliseconds */
  expectedMs(): number {
    const { atOnce } = this.bounds
    if (this.running < atOnce) return 0
    return ((this.queue.length + 1) * this.meanMs) / atOnce
  }

  /**
   * Asks for a place.
   * @param delayMs what the process lags behind already
   * @returns what gives the place back; null when there is none in time
   */
  enter(delayMs = 0): Promise<(() => void) | null> | (() => void) | null {
    if (this.running < this.bounds.atOnce) return this.start()
    if (
      this.queue.length >= this.bounds.waiting ||
      this.expectedMs() + delayMs > this.bounds.patienceMs
    )
      return null
    return new Promise((enter) => this.queue.push({ since: this.now(), enter }))
  }

  /** seconds after which it is worth coming back */
  get retryAfterSeconds(): number {
    return Math.min(30, Math.max(1, Math.ceil((this.expectedMs() * 2) / 1000)))
  }

  get state(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.queue.length }
  }

  private start(): () => void {
    const began = this.now()
    this.running += 1
    let held = true
    return () => {
      if (!held) return
      held = false
      this.running -= 1
      this.meanMs += (this.now() - began - this.meanMs) / 8
      this.next()
    }
  }

  private next(): void {
    while (this.running < this.bounds.atOnce) {
      const first = this.queue.shift()
      if (!first) return
      // It was let in on a guess that proved wrong.
      first.enter(this.now() - first.since > 2 * this.bounds.patienceMs ? null : this.start())
    }
  }
}
