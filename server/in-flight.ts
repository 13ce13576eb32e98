/** How much of one kind of work is done at once, and how much may wait for it. */
export interface Bounds {
  atOnce: number
  waiting: number
  /** nobody is let in who would wait longer while the queue stands, milliseconds */
  patienceMs: number
}

/**
 * A queue that has just begun is a burst, such as what came during a pause of the process, and is
 * worked off: it may be so many times as long. One that stands for longer is too much work, and so
 * is one that begins again soon after somebody was turned away. Of a lag, only one that long is a
 * pause: too much work makes shorter ones.
 */
const BURST = { ms: 1000, patience: 3, calmMs: 5000, pauseMs: 250 }

interface Waiting {
  since: number
  patienceMs: number
  enter: (release: (() => void) | null) => void
}

/** What isn't done after so long waits for something else than the thread. */
const THREAD_HELD_MS = 150

/** A running mean takes in an eighth of each new value. */
const MEAN_OF = 8

/**
 * What kinds of work share that keep the process's only thread busy. Whatever is at work at once
 * takes turns on it, and everybody else, health and refusals too, waits for a whole round.
 */
export class Thread {
  /** when one of its kinds last turned somebody away */
  refusedAt = Number.NEGATIVE_INFINITY
  private running = 0
  private meanMs = 0
  private readonly kinds: InFlight[] = []

  /** @param atOnce pieces of work of all kinds together */
  constructor(
    private readonly atOnce: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get hasRoom(): boolean {
    return this.running < this.atOnce
  }

  /** how long one that comes now is expected to wait, milliseconds */
  expectedMs(): number {
    if (this.hasRoom) return 0
    const waiting = this.kinds.reduce((sum, { state }) => sum + state.waiting, 0)
    return ((waiting + 1) * this.meanMs) / this.atOnce
  }

  /** Has a kind of work share this thread. */
  join(kind: InFlight): void {
    this.kinds.push(kind)
  }

  /**
   * Begins a piece of work. One that takes long waits for something else, such as a lock of the
   * database, and keeps nobody from the thread.
   * @returns what ends it
   */
  begin(): () => void {
    const began = this.now()
    this.running += 1
    let held = true
    const end = (): void => {
      if (!held) return
      held = false
      clearTimeout(waits)
      this.end(this.now() - began)
    }
    const waits = setTimeout(end, THREAD_HELD_MS)
    waits.unref()
    return end
  }

  private end(tookMs: number): void {
    this.running -= 1
    this.meanMs += (tookMs - this.meanMs) / MEAN_OF
    // Whoever has waited longest, whatever the kind: none keeps another from the thread.
    while (this.hasRoom) {
      const next = this.kinds
        .filter(({ letsIn }) => letsIn !== null)
        .sort((a, b) => (a.letsIn ?? 0) - (b.letsIn ?? 0))[0]
      if (!next) return
      next.admit()
    }
  }
}

/**
 * One kind of work: as many at once as its bounds allow, a short queue behind them, first come first
 * served. Who would wait too long is told at once rather than later: what a queue can't work off in
 * time only makes everybody late.
 */
export class InFlight {
  private running = 0
  private readonly queue: Waiting[] = []
  /** since when somebody has waited without a break */
  private crowdedSince = 0
  private refusedAt = Number.NEGATIVE_INFINITY
  /** what one piece takes, a running mean, milliseconds */
  private meanMs = 0

  /** @param thread where this kind keeps it busy */
  constructor(
    private readonly bounds: Bounds,
    private readonly thread?: Thread,
    private readonly now: () => number = () => performance.now(),
  ) {
    thread?.join(this)
  }

  /** how long one that comes now is expected to wait, milliseconds */
  expectedMs(): number {
    const { atOnce } = this.bounds
    const own = this.running < atOnce ? 0 : ((this.queue.length + 1) * this.meanMs) / atOnce
    return Math.max(own, this.thread?.expectedMs() ?? 0)
  }

  /**
   * Asks for a place.
   * @param delayMs what the process lags behind already
   * @returns what gives the place back; null when there is none in time
   */
  enter(delayMs = 0): Promise<(() => void) | null> | (() => void) | null {
    if (this.hasRoom) return this.start()
    const since = this.now()
    if (this.queue.length === 0) this.crowdedSince = since
    const refusedAt = this.thread ? this.thread.refusedAt : this.refusedAt
    const isBurst = since - this.crowdedSince < BURST.ms && since - refusedAt >= BURST.calmMs
    const patienceMs = this.bounds.patienceMs * (isBurst ? BURST.patience : 1)
    // What a pause held up isn't late by its own fault: only what is still before it counts.
    const waitMs = this.expectedMs() + (isBurst && delayMs > BURST.pauseMs ? 0 : delayMs)
    if (this.queue.length >= this.bounds.waiting || waitMs > patienceMs) {
      this.refusedAt = since
      if (this.thread) this.thread.refusedAt = since
      return null
    }
    return new Promise((enter) => this.queue.push({ since, patienceMs, enter }))
  }

  /** seconds after which it is worth coming back */
  get retryAfterSeconds(): number {
    return Math.min(30, Math.max(1, Math.ceil((this.expectedMs() * 2) / 1000)))
  }

  get state(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.queue.length }
  }

  /** since when the first has waited that this kind's own bounds let in now; null where none does */
  get letsIn(): number | null {
    return this.running < this.bounds.atOnce ? (this.queue[0]?.since ?? null) : null
  }

  /** Lets the first in who waits. */
  admit(): void {
    const first = this.queue.shift()
    // It was let in on a guess that proved wrong.
    const late = first && this.now() - first.since > 2 * first.patienceMs
    first?.enter(late ? null : this.start())
  }

  private get hasRoom(): boolean {
    return this.running < this.bounds.atOnce && (this.thread?.hasRoom ?? true)
  }

  private start(): () => void {
    const began = this.now()
    this.running += 1
    const leaveThread = this.thread?.begin()
    let held = true
    return () => {
      if (!held) return
      held = false
      const tookMs = this.now() - began
      this.running -= 1
      this.meanMs += (tookMs - this.meanMs) / MEAN_OF
      if (leaveThread) leaveThread()
      else while (this.hasRoom && this.letsIn !== null) this.admit()
    }
  }
}
