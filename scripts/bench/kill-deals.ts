import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from '../lib/lock'
import { percentile, type Figure } from './figure'
import { BY_CHANCE, KINDS, lineOf, nextKind, rarest, type Kill, type Kind } from './kill-count'
import { keepDesk, keepLauncher, postmasterPid, sitePid } from './kill-program'
import { holdOne, placeWindows, speaksFrom, WINDOWS } from './kill-windows'
import { ask, aSubmission, submitter } from './visits'

/**
 * Kills parts of a running site while deals are made on it, at the steps of kill-windows.ts and at
 * random. 100 kills are promised: BENCH_KILLS=100.
 */

const KILLS = Number(process.env.BENCH_KILLS || 16)
const PATIENCE_MS = 90_000
/** A step that isn't reached in that time is left for now: something is killed wherever the deals are. */
const AIM_MS = 25_000
/** The first start migrates and fills the database. */
const FIRST_START_MS = 300_000
const LETTERS_MS = 300_000
/** Minutes by which the clocks of the started sites are off, one after the other. */
const CLOCKS_MINUTES = [0, 7, 0, -7]
/** Events of the last minute aren't fetched from Stripe: they may still be delivered. */
const STRIPE_TELLS_MS = 65_000
/** How much later the night's comparison asks: Stripe's clock was up to eight minutes ahead. */
const NIGHT_LATER_MS = 600_000
/** A job's two minutes, and the queue's time to notice that they are over. */
const JOB_TAKEN_UP_MS = 180_000
const { BENCH_HOME: home = '', APP_URL: url = '', NEXT_DIST_DIR: distDir = '' } = process.env

const setClock = (minutes: number) => writeFileSync(path.join(home, 'clock'), String(minutes))
setClock(0)
const launcher = keepLauncher()
for (const deadline = Date.now() + FIRST_START_MS; ; await sleep(100)) {
  const ready = await ask(`${url}/api/health/ready`).catch(() => undefined)
  if (ready?.status === 200) break
  if (Date.now() > deadline) throw new Error(`The site never came up.\n${launcher.output()}`)
}
const secrets = JSON.parse(readFileSync(path.join(home, 'postgres.json'), 'utf8')) as {
  app: string
  superuser: string
}
const databasePort = readFileSync(path.join(home, 'postgres.port'), 'utf8').trim()
const databaseOf = (role: string, password: string) =>
  `postgresql://${role}:${password}@127.0.0.1:${databasePort}/fsc`
const adminUrl = databaseOf('postgres', secrets.superuser)
process.env.DATABASE_URL = databaseOf('fsc', secrets.app)
await placeWindows(adminUrl)

// The database's address is known only now.
const { dealsAtRest, lettersMissing, someStaff } = await import('./deals')
const { lettersOfOrders, moneyAtRest, ordersAtRest } = await import('./orders-at-rest')
const { eventsAtRest, makeTrouble } = await import('./troubles')
const { verifyLedger } = await import('../database/ledger')
const { compareStripe } = await import('@/features/payments/commands/compare-stripe')
const { db } = await import('@/platform/db/client')
const { boss, stopBoss } = await import('@/platform/jobs/boss')
await boss()
const staff = await someStaff()
const variant = await db.variant.findFirstOrThrow({
  where: { product: { status: 'PUBLISHED', line: 'JEWELRY' } },
  orderBy: [{ product: { position: 'asc' } }, { sku: 'asc' }],
  include: { product: true },
})
const goods = {
  sku: variant.sku,
  quantity: variant.product.moq * variant.product.orderMultiple,
}
const submit = submitter(distDir, goods)
const troubles = makeTrouble()
const desk = keepDesk({ staff, goods })

/** A session of the site on its database. */
async function someSession(): Promise<number | undefined> {
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
  desk: desk.pid,
  session: someSession,
  postmaster: postmasterPid,
  launcher: launcher.pid,
}

/** Whether a visitor can submit just now. */
const works = (): Promise<boolean> => {
  const submission = aSubmission()
  return submit(url, submission).then(
    () => submission.number !== undefined,
    () => false,
  )
}

/** Milliseconds until a submission is accepted, and another after it: the first may have slipped through before. */
async function backAfter(since: number): Promise<number> {
  for (let first = Number.NaN; ; await sleep(100)) {
    const at = performance.now() - since
    if (!(await works())) first = Number.NaN
    else if (Number.isNaN(first)) first = performance.now() - since
    else return first
    if (at > PATIENCE_MS) return at
  }
}

const kills: Kill[] = []
let starts = 0
const places = [...WINDOWS.map(({ name }) => name), BY_CHANCE]
for (let i = 0; i < KILLS; i++) {
  const wanted = rarest(kills, places, (place) => place)
  const windows = WINDOWS.filter(({ name }) => wanted.includes(name))
  const heldStep = windows.length > 0 ? await holdOne(adminUrl, windows, AIM_MS) : null
  if (!heldStep) await sleep(500 + Math.random() * 1500)
  const where = heldStep?.window.name ?? BY_CHANCE
  const serving = sitePid()
  const [deskPid, steps] = [desk.pid(), desk.steps().join(', ')]
  const isDesks = !heldStep || (deskPid !== undefined && speaksFrom(deskPid, heldStep.port))
  const kind = nextKind(
    kills,
    where,
    KINDS.filter((each) => isDesks || each !== 'desk'),
  )
  const pid = kind === 'session' && heldStep ? heldStep.session : await victim[kind]()
  if (!pid) throw new Error(`There is no ${kind} to kill.`)
  if (kind === 'site' || kind === 'launcher')
    setClock(i + 4 < KILLS ? (CLOCKS_MINUTES[++starts % CLOCKS_MINUTES.length] ?? 0) : 0)
  process.kill(pid, 'SIGKILL')
  const since = performance.now()
  await heldStep?.release()
  await sleep(50)
  // Without its launcher the site serves on until the guard ends it: that isn't back yet.
  if (kind === 'launcher' && serving) while (isAlive(serving)) await sleep(50)
  const backMs = kind === 'desk' ? null : await backAfter(since)
  kills.push({ kind, where, backMs })
  const backText = backMs === null ? '' : `, back after ${(backMs / 1000).toFixed(1)} s`
  console.log(
    `  ${i + 1}: ${kind} killed ${heldStep ? `at: ${where}` : where}${backText} (under way: ${steps || 'nothing'})`,
  )
}
const killed = performance.now()
await troubles.end()
await desk.end()
const courses = [...desk.courses.values()]
const deals = courses.map(({ deal }) => deal)
const orders = courses.flatMap(({ deal: { orderSerial: serial, email }, carried }) =>
  serial && carried ? [{ serial, email, carried }] : [],
)
// Events that were never delivered are fetched from Stripe, as they are each night.
const unheard = await eventsAtRest()
await sleep(Math.max(0, killed + STRIPE_TELLS_MS - performance.now()))
const compared = await compareStripe({ actor: staff, now: new Date(Date.now() + NIGHT_LATER_MS) })
// An event whose job died with its process is retried once the job has expired: platform/jobs.
let events = await eventsAtRest()
for (const from = Date.now(); events.unknown > 0 && Date.now() - from < JOB_TAKEN_UP_MS;) {
  await sleep(1000)
  events = await eventsAtRest()
}
const atRest = [await dealsAtRest(deals), await ordersAtRest(orders), await moneyAtRest()]
const lost = atRest.flatMap((each) => each.lost)
const doubled = atRest.flatMap((each) => each.doubled)
if (events.unknown > 0) lost.push(`${events.unknown} events of Stripe that were never worked off`)
if (compared.found > 0) lost.push(`${compared.found} differences between Stripe and the books`)
const books = await verifyLedger(process.env.DATABASE_URL ?? '')
const lettersFrom = Date.now()
let missing = await lettersMissing(deals)
let letters = await lettersOfOrders(orders)
while (missing + letters.missing.length > 0 && Date.now() - lettersFrom < LETTERS_MS) {
  await sleep(1000)
  missing = await lettersMissing(deals)
  letters = await lettersOfOrders(orders)
}
const lettersSeconds = (Date.now() - lettersFrom) / 1000
const unbalanced = books.faults.map(({ kind, what }) => `${kind}: ${what}`)
const { broken } = desk
for (const fault of [
  ...lost,
  ...doubled,
  ...broken,
  ...unbalanced,
  ...letters.missing,
  ...letters.doubled,
])
  console.log(`  ${fault}`)
for (const place of places) console.log(`  ${lineOf(kills, place)}`)

const back = (kind?: Kind) =>
  kills.flatMap((kill) =>
    kill.backMs !== null && (!kind || kill.kind === kind) ? kill.backMs : [],
  )
const seconds = (values: readonly number[], share: number): string =>
  (percentile(values, share) / 1000).toFixed(1)
const returns = orders.map(({ carried }) => carried.returns)
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
const figures: Figure[] = [
  {
    name: `${KILLS} kills over a stream of deals, lost`,
    value: lost.length + broken.length,
    unit: 'things that were answered for',
    bound: { atMost: 0 },
    detail: `${deals.length} deals, ${orders.length} signed; ${broken.length} never got through`,
  },
  {
    name: 'the same, doubled',
    value: doubled.length,
    unit: 'things',
    bound: { atMost: 0 },
    detail: `requests, quotes, revisions, signatures, charges, matched transfers, shipments, papers and audit; the page after the payment opened twice at once ${sum(returns.map(({ opened }) => opened))} times, ${sum(returns.map(({ first }) => first))} of them before it was known here, which ${sum(returns.map(({ booked }) => booked))} booked`,
  },
  {
    name: 'the same, kills at one of the steps',
    value: kills.filter(({ where }) => where !== BY_CHANCE).length / KILLS,
    unit: 'of all',
    bound: { atLeast: 0.75 },
    detail: places.map((place) => lineOf(kills, place)).join('; '),
  },
  {
    name: 'the same, faults of the books',
    value: unbalanced.length,
    unit: 'faults',
    bound: { atMost: 0 },
    detail: `${books.entries} entries; ${sum(orders.map(({ carried }) => carried.paid.length))} parts paid, ${orders.filter(({ carried }) => Object.keys(carried.papers).length === 2).length} orders with goods sent and both papers`,
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
    detail: `Stripe out of order: ${Object.entries(troubles.counts)
      .map(([trouble, times]) => `${trouble} ${times}`)
      .join(
        ', ',
      )}; of ${events.all} events ${troubles.repeated()} told again, ${events.unsent} never sent, ${unheard.unknown} unknown at the end and ${compared.events} of them asked for; ${starts} starts with clocks of ${CLOCKS_MINUTES.join(', ')} minutes`,
  },
  {
    name: 'Back after a kill, median',
    value: percentile(back(), 0.5) / 1000,
    unit: 's',
    bound: { atMost: 5 },
    detail: KINDS.filter((kind) => kind !== 'desk')
      .map((kind) => `${kind} ${seconds(back(kind), 0.5)}, at most ${seconds(back(kind), 1)}`)
      .join('; '),
  },
  {
    name: 'the slowest',
    value: Math.max(...back()) / 1000,
    unit: 's',
    bound: { atMost: 30 },
    detail: `of ${back().length}`,
  },
]
await launcher.end()
console.log(JSON.stringify(figures))
await stopBoss()
await db.$disconnect()
process.exit(0)
