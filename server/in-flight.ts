/** How much of one kind of work runs at once, and how much may wait for it. */
export interface Bounds {
  atOnce: number
  waiting: number
  /** while the queue persists, nobody is admitted who would wait longer, milliseconds */
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

/** Work that takes longer than this waits for something else than the thread. */
const THREAD_HELD_MS = 150

/** The running mean takes in an eighth of each new value. */
const MEAN_OF = 8

/**
 * The process's only thread, shared by kinds of work that keep it busy. Whatever runs at once takes turns on it, and
 * everybody else, health and refusals too, waits for a whole round.
 */
export class Thread {
  /** when one of its kinds last refused somebody */
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

  /** how long a new arrival is expected to wait, milliseconds */
  expectedMs(): number {
    if (this.hasRoom) return 0
    const waiting = this.kinds.reduce((sum, { state }) => sum + state.waiting, 0)
    return ((waiting + 1) * this.meanMs) / this.atOnce
  }

  /** Lets a kind of work share this thread. */
  join(kind: InFlight): void {
    this.kinds.push(kind)
  }

  /**
   * Begins a piece of work. One that takes long is waiting for something else, such as a database lock, and keeps
   * nobody from the thread.
   * @returns a function that ends it
   */
  begin(): () => void {
    const began = this.now()
    this.running += 1
    let isHeld = true
    const end = (): void => {
      if (!isHeld) return
      isHeld = false
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
    // Whoever has waited longest goes first, whatever the kind: no kind keeps another from the thread.
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
 * One kind of work: as many at once as its bounds allow, and a short queue behind them, first come, first served.
 * Whoever would wait too long is refused at once rather than later: a queue that can't be worked off in time only
 * makes everybody late.
 */
export class InFlight {
  private running = 0
  private readonly queue: Waiting[] = []
  /** since when somebody has waited without interruption */
  private crowdedSince = 0
  private refusedAt = Number.NEGATIVE_INFINITY
  /** running mean of what one piece takes, milliseconds */
  private meanMs = 0

  /** @param thread the thread that this kind keeps busy, if it does */
  constructor(
    private readonly bounds: Bounds,
    private readonly thread?: Thread,
    private readonly now: () => number = () => performance.now(),
  ) {
    thread?.join(this)
  }

  /** how long a new arrival is expected to wait, milliseconds */
  expectedMs(): number {
    const { atOnce } = this.bounds
    const own = this.running < atOnce ? 0 : ((this.queue.length + 1) * this.meanMs) / atOnce
    return Math.max(own, this.thread?.expectedMs() ?? 0)
  }

  /**
   * Asks for a place.
   * @param delayMs the process's current lag
   * @returns a function that gives the place back; null when there is none in time
   */
  enter(delayMs = 0): Promise<(() => void) | null> | (() => void) | null {
    if (this.hasRoom) return this.start()
    const since = this.now()
    if (this.queue.length === 0) this.crowdedSince = since
    const refusedAt = this.thread ? this.thread.refusedAt : this.refusedAt
    const isBurst = since - this.crowdedSince < BURST.ms && since - refusedAt >= BURST.calmMs
    const patienceMs = this.bounds.patienceMs * (isBurst ? BURST.patience : 1)
    // What a pause held up isn't late by its own fault: only the work still before it counts.
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

  /** since when the first one that this kind's own bounds admit now has waited; null where there is none */
  get letsIn(): number | null {
    return this.running < this.bounds.atOnce ? (this.queue[0]?.since ?? null) : null
  }

  /** Admits the first one in the queue. */
  admit(): void {
    const first = this.queue.shift()
    // It was admitted on a wrong estimate.
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
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const tookMs = this.now() - began
      this.running -= 1
      this.meanMs += (tookMs - this.meanMs) / MEAN_OF
      if (leaveThread) leaveThread()
      else while (this.hasRoom && this.letsIn !== null) this.admit()
    }
  }
}
