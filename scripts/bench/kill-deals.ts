import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startNode, type Child } from '../lib/children'
import { isAlive } from '../lib/lock'
import { inRoot } from '../lib/paths'
import { percentile, type Figure } from './figure'
import type { Deal } from './deals'
import type { Carried } from './order-to-cash'
import { ask, aSubmission, submitter } from './visits'

/** Kills parts of a running site while deals are made on it. 100 kills are promised: BENCH_KILLS=100. */

const KILLS = Number(process.env.BENCH_KILLS || 12)
const KINDS = ['site', 'session', 'postmaster', 'launcher'] as const
type Kind = (typeof KINDS)[number]

const AT_ONCE = 2
const PATIENCE_MS = 90_000
/** The first time it migrates and fills its database. */
const FIRST_START_MS = 300_000
const LETTERS_MS = 300_000
const { BENCH_HOME: home = '', APP_URL: url = '', NEXT_DIST_DIR: distDir = '' } = process.env

let ending = false
let launcher: Child | undefined

/** The launcher, begun anew whenever it ends, as a service manager does. */
function keepLauncher(): void {
  launcher = startNode(['--import', 'tsx', inRoot('scripts/bench/kept-up.ts')], {
    output: 'keep',
    env: { DATABASE_URL: undefined },
  })
  void launcher.ended.then(() => {
    if (!ending) keepLauncher()
  })
}

async function untilReady(): Promise<void> {
  for (const deadline = Date.now() + FIRST_START_MS; ; await sleep(100)) {
    const ready = await ask(`${url}/api/health/ready`).catch(() => undefined)
    if (ready?.status === 200) return
    if (Date.now() > deadline) throw new Error(`The site never came up.\n${launcher?.output()}`)
  }
}

/** The program that serves the site's port. */
const sitePid = (): number | undefined =>
  readdirSync('/proc')
    .map(Number)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        if (!words.some((word) => word.endsWith('server/main.mjs'))) return false
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PORT=${port}`)
      } catch {
        return false
      }
    })

const { port } = new URL(url)

/** A session of the site on its database. */
async function sessionPid(): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'fsc-%' ORDER BY random() LIMIT 1",
    )
    return rows[0]?.pid
  } finally {
    await client.end()
  }
}

const victim: Record<Kind, () => Promise<number | undefined> | number | undefined> = {
  site: sitePid,
  session: sessionPid,
  postmaster: () =>
    Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0]),
  launcher: () => launcher?.process.pid,
}

keepLauncher()
await untilReady()
const secrets = JSON.parse(readFileSync(path.join(home, 'postgres.json'), 'utf8')) as {
  app: string
}
const databasePort = readFileSync(path.join(home, 'postgres.port'), 'utf8').trim()
process.env.DATABASE_URL = `postgresql://fsc:${secrets.app}@127.0.0.1:${databasePort}/fsc`

// Only now is it known where the database is.
const { dealsAtRest, lettersMissing, makeDeal, someStaff } = await import('./deals')
const { carryOut, lettersOfOrders, ordersAtRest } = await import('./order-to-cash')
const { makeTrouble } = await import('./troubles')
const { verifyLedger } = await import('../database/ledger')
const { db } = await import('@/platform/db/client')
const { boss, stopBoss } = await import('@/platform/jobs/boss')
await boss()
const staff = await someStaff()
const variant = await db.variant.findFirstOrThrow({
  where: { product: { status: 'PUBLISHED', line: 'JEWELRY' } },
  orderBy: [{ product: { position: 'asc' } }, { sku: 'asc' }],
  include: { product: true },
})
const quantity = variant.product.moq * variant.product.orderMultiple
const submit = submitter(distDir, { sku: variant.sku, quantity })

const deals: Deal[] = []
const orders: { serial: number; email: string; carried: Carried }[] = []
const broken: string[] = []
let dealing = true
const troubles = makeTrouble()
const stream = Array.from({ length: AT_ONCE }, async () => {
  while (dealing) {
    await makeDeal(
      staff,
      (submission) => submit(url, submission),
      (deal) => void deals.push(deal),
      PATIENCE_MS,
    )
      .then((deal) => {
        if (!deal.orderSerial || !deal.guest) return
        const carried: Carried = { paid: [], papers: [] }
        orders.push({ serial: deal.orderSerial, email: deal.email, carried })
        return carryOut(staff, deal, deal.guest, carried, PATIENCE_MS)
      })
      .catch(
        (error: unknown) =>
          void broken.push(`broke off: ${(error as Error).message.trim().replaceAll('\n', ' ')}`),
      )
    await sleep(200)
  }
})

/** Whether a visitor can submit just now. */
const works = (): Promise<boolean> => {
  const submission = aSubmission()
  return submit(url, submission).then(
    () => submission.number !== undefined,
    () => false,
  )
}

/** Milliseconds until a submission is taken, and another after it: the first may have slipped through before. */
async function backAfter(since: number): Promise<number> {
  for (let first = Number.NaN; ; await sleep(100)) {
    const at = performance.now() - since
    if (!(await works())) first = Number.NaN
    else if (Number.isNaN(first)) first = performance.now() - since
    else return first
    if (at > PATIENCE_MS) return at
  }
}

const back: Record<Kind, number[]> = { site: [], session: [], postmaster: [], launcher: [] }
for (let i = 0; i < KILLS; i++) {
  await sleep(500 + Math.random() * 1500)
  const kind = KINDS[i % KINDS.length] as Kind
  const serving = sitePid()
  const pid = await victim[kind]()
  if (!pid) throw new Error(`There is no ${kind} to kill.`)
  process.kill(pid, 'SIGKILL')
  const since = performance.now()
  await sleep(50)
  // Without its launcher the site serves on until the guard ends it: that isn't back yet.
  if (kind === 'launcher' && serving) while (isAlive(serving)) await sleep(50)
  const took = await backAfter(since)
  back[kind].push(took)
  console.log(`  ${i + 1}: ${kind} killed, back after ${(took / 1000).toFixed(1)} s`)
}
dealing = false
await troubles.end()
await Promise.all(stream)
const atRest = [await dealsAtRest(deals), await ordersAtRest(orders)]
const lost = atRest.flatMap((each) => each.lost)
const doubled = atRest.flatMap((each) => each.doubled)
const books = await verifyLedger(process.env.DATABASE_URL ?? '')
const lettersFrom = Date.now()
let missing = await lettersMissing(deals)
while (missing > 0 && Date.now() - lettersFrom < LETTERS_MS) {
  await sleep(1000)
  missing = await lettersMissing(deals)
}
let letters = await lettersOfOrders(orders)
while (letters.missing.length > 0 && Date.now() - lettersFrom < LETTERS_MS) {
  await sleep(1000)
  letters = await lettersOfOrders(orders)
}
const lettersSeconds = (Date.now() - lettersFrom) / 1000
const unbalanced = books.faults.map(({ kind, what }) => `${kind}: ${what}`)
for (const fault of [
  ...lost,
  ...doubled,
  ...broken,
  ...unbalanced,
  ...letters.missing,
  ...letters.doubled,
])
  console.log(`  ${fault}`)

const all = Object.values(back).flat()
const seconds = (values: readonly number[], share: number): string =>
  (percentile(values, share) / 1000).toFixed(1)
const figures: Figure[] = [
  {
    name: `${KILLS} kills over a stream of deals, lost`,
    value: lost.length + broken.length,
    unit: 'things that were answered for',
    bound: { atMost: 0 },
    detail: `${deals.length} deals, ${deals.filter(({ orderSerial }) => orderSerial).length} signed; ${broken.length} never got through`,
  },
  {
    name: 'the same, doubled',
    value: doubled.length,
    unit: 'things',
    bound: { atMost: 0 },
    detail:
      'requests, quotes, revisions, signatures, charges, matched transfers, shipments, papers and audit',
  },
  {
    name: 'the same, faults of the books',
    value: unbalanced.length,
    unit: 'faults',
    bound: { atMost: 0 },
    detail: `${books.entries} entries; ${orders.flatMap(({ carried }) => carried.paid).length} parts paid, ${orders.filter(({ carried }) => carried.papers.length === 2).length} orders with goods sent and both papers`,
  },
  {
    name: 'the same, letters to buyers that never came',
    value: missing + letters.missing.length,
    unit: 'letters',
    bound: { atMost: 0 },
    detail: `${letters.there} after the signature; the last was there ${lettersSeconds.toFixed(0)} s after the last deal`,
  },
  {
    name: 'the same, letters after the signature that came twice',
    value: letters.doubled.length,
    unit: 'letters',
    bound: { atMost: 0 },
    detail: `Stripe was late ${troubles.counts.late} times, away ${troubles.counts.away}, answered 500 ${troubles.counts.fails_after}, and repeated ${troubles.repeated()} events`,
  },
  {
    name: 'Back after a kill, median',
    value: percentile(all, 0.5) / 1000,
    unit: 's',
    bound: { atMost: 5 },
    detail: KINDS.map(
      (kind) => `${kind} ${seconds(back[kind], 0.5)}, at most ${seconds(back[kind], 1)}`,
    ).join('; '),
  },
  {
    name: 'the slowest',
    value: Math.max(...all) / 1000,
    unit: 's',
    bound: { atMost: 30 },
    detail: `of ${all.length}`,
  },
]
ending = true
await launcher?.stop(20_000)
console.log(JSON.stringify(figures))
await stopBoss()
await db.$disconnect()
process.exit(0)
