import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { InFlight, Thread } from './in-flight'

const bounds = { atOnce: 2, waiting: 3, patienceMs: 100 }

describe('work in flight', () => {
  it('is limited, and a full queue refuses at once', async () => {
    const work = new InFlight(bounds)
    const first = work.enter()
    expect(first).toBeTypeOf('function')
    void work.enter()
    const waiting = [work.enter(), work.enter(), work.enter()]
    expect(work.state).toEqual({ running: 2, waiting: 3 })
    expect(work.enter()).toBeNull()
    ;(first as () => void)()
    expect(await waiting[0]).toBeTypeOf('function')
    expect(work.state).toEqual({ running: 2, waiting: 2 })
  })

  /** a kind of work whose pieces take this long, with all its places taken */
  function workThatTook(tookMs: number): {
    work: InFlight
    pass: (ms: number) => void
    /** gives the places back */
    free: () => void
  } {
    let now = 0
    const work = new InFlight({ ...bounds, waiting: 10 }, undefined, () => now)
    for (let round = 0; round < 40; round++) {
      const release = work.enter() as () => void
      now += tookMs
      release()
    }
    const bothPlaces = [work.enter(), work.enter()] as (() => void)[]
    return {
      work,
      pass: (ms) => void (now += ms),
      free: () => bothPlaces.forEach((release) => release()),
    }
  }

  it('refuses whoever would wait three times too long', () => {
    const { work } = workThatTook(700)
    expect(work.expectedMs()).toBeGreaterThan(300)
    expect(work.enter()).toBeNull()
    expect(work.retryAfterSeconds).toBe(1)
  })

  it('accepts a burst, and refuses whoever would wait too long once the queue persists', () => {
    const { work, pass } = workThatTook(300)
    expect(work.expectedMs()).toBeGreaterThan(100)
    expect(work.enter()).toBeInstanceOf(Promise)
    pass(999)
    expect(work.enter()).toBeInstanceOf(Promise)
    pass(1)
    expect(work.enter()).toBeNull()
  })

  it('doesn’t take a queue for a burst if it begins again soon after a refusal', () => {
    const { work, pass, free } = workThatTook(300)
    for (const _ of [1, 2]) expect(work.enter()).toBeInstanceOf(Promise)
    expect(work.enter()).toBeNull()
    free()
    expect(work.state.waiting).toBe(0)
    pass(4999)
    expect(work.enter()).toBeNull()
    pass(5000)
    expect(work.enter()).toBeInstanceOf(Promise)
  })

  it('counts the process’s lag as waiting, except for what arrived during a pause', () => {
    const { work, pass } = workThatTook(100)
    expect(workThatTook(300).work.enter(200)).toBeNull()
    expect(work.enter(800)).toBeInstanceOf(Promise)
    pass(1000)
    expect(work.enter(0)).toBeInstanceOf(Promise)
    expect(work.enter(101)).toBeNull()
  })

  it('refuses what was admitted on a wrong estimate', async () => {
    let now = 0
    const work = new InFlight({ ...bounds, atOnce: 1 }, undefined, () => now)
    const release = work.enter() as () => void
    const late = work.enter()
    now = 601
    release()
    expect(await late).toBeNull()
    expect(work.state).toEqual({ running: 0, waiting: 0 })
  })

  it('never runs more than allowed, loses no place and serves in order, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (comes) => {
        const work = new InFlight({ ...bounds, patienceMs: 1e9 })
        const takenPlaces: (() => void)[] = []
        const served: number[] = []
        let count = 0
        for (const one of comes) {
          if (one) {
            const number = count++
            const place = work.enter()
            if (place)
              void Promise.resolve(place).then((release) => {
                if (!release) return
                served.push(number)
                takenPlaces.push(release)
              })
          } else {
            const release = takenPlaces.shift()
            release?.()
            release?.()
          }
          await Promise.resolve()
          await Promise.resolve()
          expect(work.state.running).toBeLessThanOrEqual(2)
          expect(work.state.waiting).toBeLessThanOrEqual(3)
        }
        expect(served).toEqual(served.toSorted((a, b) => a - b))
        while (work.state.running > 0) {
          takenPlaces.shift()?.()
          await Promise.resolve()
          await Promise.resolve()
        }
        expect(work.state).toEqual({ running: 0, waiting: 0 })
      }),
    )
  })
})

describe('kinds of work that share the thread', () => {
  const wide = { atOnce: 2, waiting: 50, patienceMs: 1e9 }

  it('are limited together, and the one that has waited longest goes first', async () => {
    let now = 0
    const thread = new Thread(2, () => now)
    const [page, search] = [1, 2].map(() => new InFlight(wide, thread, () => now)) as [
      InFlight,
      InFlight,
    ]
    const releases = [page.enter(), page.enter()] as (() => void)[]
    const came: string[] = []
    for (const [name, kind] of [
      ['search', search],
      ['page', page],
      ['search', search],
    ] as const) {
      now += 1
      const place = kind.enter()
      expect(place).toBeInstanceOf(Promise)
      void Promise.resolve(place).then((release) => {
        came.push(name)
        releases.push(release as () => void)
      })
    }
    for (let i = 0; i < 5; i++) {
      releases.shift()?.()
      await Promise.resolve()
      await Promise.resolve()
    }
    expect(came).toEqual(['search', 'page', 'search'])
    expect(thread.hasRoom).toBe(true)
  })

  it('refuse at once whoever would wait too long for the others', () => {
    let now = 0
    const thread = new Thread(1, () => now)
    const busy = new InFlight(wide, thread, () => now)
    const quick = new InFlight({ ...wide, patienceMs: 100 }, thread, () => now)
    for (let round = 0; round < 40; round++) {
      const release = busy.enter() as () => void
      now += 700
      release()
    }
    void busy.enter()
    expect(quick.enter()).toBeNull()
    expect(busy.enter()).toBeInstanceOf(Promise)
  })

  it('leave the thread to others while they wait for a lock', async () => {
    vi.useFakeTimers()
    try {
      const thread = new Thread(1)
      const desk = new InFlight(wide, thread)
      const page = new InFlight(wide, thread)
      const locked = desk.enter() as () => void
      const next = page.enter()
      expect(next).toBeInstanceOf(Promise)
      await vi.advanceTimersByTimeAsync(200)
      expect(await next).toBeTypeOf('function')
      expect(desk.state.running).toBe(1)
      // It ends while somebody else has the thread, and takes nothing from them.
      locked()
      expect(page.enter()).toBeInstanceOf(Promise)
    } finally {
      vi.useRealTimers()
    }
  })

  it('never run more at once than the thread takes, and lose no place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom<0 | 1 | 2>(0, 1, 2), { maxLength: 80 }),
        async (atOnce, comes) => {
          const thread = new Thread(atOnce)
          const kinds = [new InFlight(wide, thread), new InFlight(wide, thread)] as const
          const places: (() => void)[] = []
          const settle = async () => {
            for (let i = 0; i < 3; i++) await Promise.resolve()
          }
          const running = () => kinds.reduce((sum, { state }) => sum + state.running, 0)
          for (const one of comes) {
            if (one === 2) places.shift()?.()
            else
              void Promise.resolve(kinds[one].enter()).then(
                (release) => release && places.push(release),
              )
            await settle()
            expect(running()).toBeLessThanOrEqual(atOnce)
          }
          while (running() > 0) {
            places.shift()?.()
            await settle()
          }
          expect(kinds.map(({ state }) => state)).toEqual([
            { running: 0, waiting: 0 },
            { running: 0, waiting: 0 },
          ])
        },
      ),
    )
  })
})
