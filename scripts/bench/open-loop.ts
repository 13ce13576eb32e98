import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from './figure'

/** One request of a visitor. */
export interface Visit {
  kind: string
  /** resolves with the response's status once all of it has arrived; rejects when none came */
  send: () => Promise<number>
}

export interface Answered {
  kind: string
  /** when it was due, milliseconds since the start */
  atMs: number
  /** from when it was due until the whole answer had arrived */
  tookMs: number
  /** 0 when no answer came */
  status: number
  error?: string
}

export interface Arrivals {
  perSecond: number
  seconds: number
  next: () => Visit
  /** ends the stream earlier */
  until?: AbortSignal
  /** called when the last visitor has come, whose answer may still be due */
  onLast?: () => void
}

/**
 * Visitors who arrive independently, at random times with a given mean, however slow the answers
 * are: a closed loop would send fewer requests to a slow site and so flatter it.
 */
export async function visitors({
  perSecond,
  seconds,
  next,
  until,
  onLast,
}: Arrivals): Promise<Answered[]> {
  const answers: Answered[] = []
  const pending: Promise<void>[] = []
  const start = performance.now()
  const endMs = seconds * 1000
  for (let dueMs = 0; dueMs < endMs; dueMs += (-Math.log(1 - Math.random()) * 1000) / perSecond) {
    const early = dueMs - (performance.now() - start)
    if (early > 1) await sleep(early)
    if (until?.aborted) break
    const { kind, send } = next()
    const note = (status: number, error?: unknown): void =>
      void answers.push({
        kind,
        atMs: dueMs,
        tookMs: performance.now() - start - dueMs,
        status,
        ...(error === undefined ? {} : { error: (error as Error).message }),
      })
    pending.push(
      send().then(
        (status) => note(status),
        (error: unknown) => note(0, error),
      ),
    )
  }
  onLast?.()
  await Promise.all(pending)
  return answers
}

export const isGood = ({ status }: Answered): boolean => status >= 200 && status < 400
export const isTurnedAway = ({ status }: Answered): boolean => status === 503

export const p95 = (answers: readonly Answered[]): number =>
  percentile(
    answers.map(({ tookMs }) => tookMs),
    0.95,
  )

/** A line per kind: how many, how fast, and what failed. */
export function table(answers: readonly Answered[]): string[] {
  const kinds = [...new Set(answers.map(({ kind }) => kind))].toSorted()
  return [...kinds, 'all'].map((kind) => {
    const of = kind === 'all' ? answers : answers.filter((answer) => answer.kind === kind)
    const times = of.filter(isGood).map(({ tookMs }) => tookMs)
    const ms = (value: number): string => `${value.toFixed(0)} ms`
    const failed = new Map<string, number>()
    for (const each of of)
      if (!isGood(each)) {
        const why = each.error ?? String(each.status)
        failed.set(why, (failed.get(why) ?? 0) + 1)
      }
    const faults = [...failed].map(([why, count]) => `${count} × ${why}`).join(', ')
    return `  ${kind.padEnd(12)} ${String(of.length).padStart(6)}  p50 ${ms(percentile(times, 0.5))}  p95 ${ms(percentile(times, 0.95))}  max ${ms(Math.max(0, ...times))}  ${faults || 'no error'}`
  })
}
