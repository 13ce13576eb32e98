/** A file begins or ends, or a test of it. */
export type Word = { begins: string } | { ends: string } | { test: 'begins' | 'ends' }

/**
 * Whether a run of Vitest stands still. Vitest limits tests, hooks and the start of a worker, but
 * nothing between them: a worker that hangs while it loads a file holds the run forever. Pure.
 */
export class Standstill {
  readonly #open: Set<string>
  readonly #begun = new Set<string>()
  #testsRunning = 0
  #heardAt: number

  /** @param files of the run @param now milliseconds */
  constructor(
    files: readonly string[],
    private readonly limits: { loadingMs: number; testingMs: number },
    now: number,
  ) {
    this.#open = new Set(files)
    this.#heardAt = now
  }

  /** Records an event of the run. */
  heard(word: Word, now: number): void {
    this.#heardAt = now
    if ('begins' in word) this.#begun.add(word.begins)
    else if ('ends' in word) this.#open.delete(word.ends)
    else this.#testsRunning += word.test === 'begins' ? 1 : -1
  }

  /** The files that a stalled run waits for: those that began, or all that are left. Empty while it moves. */
  waitsFor(now: number): string[] {
    const { loadingMs, testingMs } = this.limits
    if (this.#open.size === 0) return []
    if (now - this.#heardAt < (this.#testsRunning > 0 ? testingMs : loadingMs)) return []
    const openBegun = [...this.#open].filter((file) => this.#begun.has(file))
    return openBegun.length > 0 ? openBegun : [...this.#open]
  }
}
