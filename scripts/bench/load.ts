import type { Figure } from './figure'
import {
  isGood,
  isTurnedAway,
  p95,
  table,
  visitors,
  type Answered,
  type Arrivals,
} from './open-loop'
import { mixedVisits } from './visits'

/** Mixed visitors at a given rate; then more and more, until the site no longer keeps up; then twice that. */

const RATE = Number(process.env.BENCH_RATE || 80)
/** Ten minutes are promised: BENCH_SECONDS=600. */
const SECONDS = Number(process.env.BENCH_SECONDS || 60)
const BOUND_MS = 300
const WARM_UP = [10, 20, 40]
const STEPS = [20, 40, 60, 80, 100, 120, 160, 200, 250, 300]
const STEP_SECONDS = 10
const OVERLOAD_SECONDS = 20

const bad = (answers: readonly Answered[]): Answered[] => answers.filter((each) => !isGood(each))
const say = (title: string, answers: readonly Answered[]): void =>
  console.log([`  ${title}`, ...table(answers)].join('\n'))

type Next = Arrivals['next']

/** Seconds until a whole second of few visitors is as fast as usual. */
async function secondsUntilUsual(next: Next): Promise<number> {
  const start = performance.now()
  for (;;) {
    const from = (performance.now() - start) / 1000
    const answers = await visitors({ perSecond: 10, seconds: 1, next })
    if ((bad(answers).length === 0 && p95(answers) <= BOUND_MS) || from > 120) return from
  }
}

/** A load, and how long the site takes after its last visitor to be as usual, including unanswered requests. */
async function loadAndAfter(
  load: Omit<Arrivals, 'onLast'>,
): Promise<{ answers: Answered[]; usualAfter: number }> {
  let usual: Promise<number> | undefined
  const answers = await visitors({
    ...load,
    onLast: () => void (usual = secondsUntilUsual(load.next)),
  })
  return { answers, usualAfter: (await usual) ?? Number.NaN }
}

export async function loadFigures(
  { APP_URL = '', DATABASE_URL = '' }: Record<string, string>,
  distDir: string,
): Promise<Figure[]> {
  const next = await mixedVisits(APP_URL, DATABASE_URL, distDir)
  // A site that has just started is slower: it is measured as on any other day.
  for (const perSecond of WARM_UP) await visitors({ perSecond, seconds: STEP_SECONDS, next })
  const { answers: promised, usualAfter: recovered } = await loadAndAfter({
    perSecond: RATE,
    seconds: SECONDS,
    next,
  })
  say(`${RATE} a second for ${SECONDS} s`, promised)
  let knee = 0
  for (const perSecond of STEPS) {
    const answers = await visitors({ perSecond, seconds: STEP_SECONDS, next })
    say(`${perSecond} a second`, answers)
    if (p95(answers) > BOUND_MS || bad(answers).length > 0) break
    knee = perSecond
  }
  await secondsUntilUsual(next)
  const { answers: over, usualAfter: usual } = await loadAndAfter({
    perSecond: 2 * (knee || RATE),
    seconds: OVERLOAD_SECONDS,
    next,
  })
  say(`twice the knee, ${2 * (knee || RATE)} a second`, over)
  const away = over.filter(isTurnedAway)
  const broken = bad(over).length - away.length
  const detail = `${promised.length} visits, 70% pages, 15% searches, 10% landed cost, 5% submissions, arriving by chance; the knee is at ${knee} a second`
  return [
    {
      name: `Mixed load, ${RATE} a second for ${SECONDS} s`,
      value: p95(promised),
      unit: 'ms at p95',
      bound: { atMost: BOUND_MS },
      detail: `${detail}; usual again ${recovered.toFixed(1)} s later`,
    },
    {
      name: 'the same, without an error',
      value: bad(promised).length,
      unit: 'errors',
      bound: { atMost: 0 },
      detail: `of ${promised.length}`,
    },
    {
      name: 'At twice the knee, what is answered',
      value: p95(over.filter(isGood)),
      unit: 'ms at p95',
      bound: { atMost: 500 },
      detail: `${over.filter(isGood).length} of ${over.length}`,
    },
    {
      name: 'At twice the knee, what is turned away',
      value: away.length > 0 ? p95(away) : 0,
      unit: 'ms at p95',
      bound: { atMost: 50 },
      detail: `${away.length} of ${over.length} with 503`,
    },
    {
      name: 'At twice the knee, anything else',
      value: broken,
      unit: 'errors',
      bound: { atMost: 0 },
      detail: `of ${over.length}`,
    },
    {
      name: 'After twice the knee, usual again',
      value: usual,
      unit: 's',
      bound: { atMost: 5 },
      detail: `p95 of a second at most ${BOUND_MS} ms`,
    },
  ]
}
