import { setTimeout as sleep } from 'node:timers/promises'
import { anyFreePort } from '../lib/ports'
import { startServer, waitUntilReady } from '../start/server'
import { startBalancer } from './balancer'
import type { Figure } from './figure'
import { isGood, p95, table, visitors } from './open-loop'
import { mixedVisits, standing, type Submission } from './visits'

/** Two instances behind a balancer, both restarted one after the other while visitors come and submit. */

const PER_SECOND = Number(process.env.BENCH_RATE || 50)
const CALM_MS = 5000
/** The site's own default: throw-away sites have none. */
const PAUSE_SECONDS = '5'
const WARM_UP = [10, 20, 30]
/** Longer than a drain may take. */
const GRACE_MS = 60_000

export async function rollingFigures(
  variables: Record<string, string>,
  distDir: string,
): Promise<Figure[]> {
  const ports = [await anyFreePort(), await anyFreePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const balancer = await startBalancer(urls)
  const settings = {
    ...variables,
    APP_URL: balancer.url,
    TRUSTED_PROXY: '1',
    DRAIN_PAUSE_SECONDS: PAUSE_SECONDS,
  }
  const begin = async (i: number) => {
    const port = ports[i] ?? 0
    const server = startServer({
      development: false,
      distDir,
      port,
      quiet: true,
      variables: { ...settings, PORT: String(port) },
    })
    await waitUntilReady(server, urls[i] ?? '')
    return server
  }
  const instances = [await begin(0), await begin(1)]
  const visits: Submission[] = []
  try {
    const next = await mixedVisits(balancer.url, variables.DATABASE_URL ?? '', distDir, visits)
    for (const perSecond of WARM_UP) await visitors({ perSecond, seconds: 5, next })
    const end = new AbortController()
    const coming = visitors({ perSecond: PER_SECOND, seconds: 600, next, until: end.signal })
    const restarts: number[] = []
    for (const i of [0, 1]) {
      await sleep(CALM_MS)
      const from = performance.now()
      await instances[i]?.stop(GRACE_MS)
      instances[i] = await begin(i)
      restarts.push((performance.now() - from) / 1000)
    }
    await sleep(CALM_MS)
    end.abort()
    const answers = await coming
    console.log(table(answers).join('\n'))
    const failed = answers.filter((answer) => !isGood(answer)).length
    const { taken, lost, doubled } = await standing(variables.DATABASE_URL ?? '', visits)
    const detail = `${answers.length} requests at ${PER_SECOND} a second, p95 ${p95(answers).toFixed(0)} ms; restarts took ${restarts.map((each) => each.toFixed(1)).join(' and ')} s`
    return [
      {
        name: 'Rolling restart of two instances',
        value: failed,
        unit: 'failed requests',
        bound: { atMost: 0 },
        detail,
      },
      {
        name: 'the same, submissions lost or doubled',
        value: lost + doubled,
        unit: 'submissions',
        bound: { atMost: 0 },
        detail: `${visits.length} sent, ${taken} taken: ${lost} lost, ${doubled} doubled`,
      },
    ]
  } finally {
    balancer.close()
    await Promise.all(instances.map((each) => each.stop()))
  }
}
