import http from 'node:http'
import { gzipSync } from 'node:zlib'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { formatQuoteNumber } from '@/platform/numbers'
import { someStaff } from './deals'
import { percentile, type Figure } from './figure'
import { aRequest, signIn, signInOf, url } from './people'

/**
 * Pages of one person, as large as they get: made by the site's own commands, read over HTTP by the
 * signed-in person.
 */

const REQUESTS = 300
const WARM_UP = 15
const SAMPLES = 60
const BOUND_MS = 80
const BOUND_KB = 250
const agent = new http.Agent({ keepAlive: true })

/** Reads a page to its end, uncompressed. */
function read(address: string, cookie: string): Promise<{ ms: number; page: Buffer }> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    http
      .get(address, { agent, headers: { cookie, 'accept-encoding': 'identity' } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const page = Buffer.concat(chunks)
          if (answer.statusCode === 200) resolve({ ms: performance.now() - began, page })
          else reject(new Error(`${address}: ${answer.statusCode}`))
        })
      })
      .on('error', reject)
  })
}

async function pageFigures(
  name: string,
  address: string,
  cookie: string,
  holdsText: string,
): Promise<Figure[]> {
  const times: number[] = []
  let page: Buffer = Buffer.alloc(0)
  for (let i = 0; i < WARM_UP + SAMPLES; i++) {
    const answer = await read(`${url}${address}`, cookie)
    ;({ page } = answer)
    if (i >= WARM_UP) times.push(answer.ms)
  }
  if (!page.includes(holdsText)) throw new Error(`${address} doesn't show ${holdsText}`)
  const kB = (bytes: number) => bytes / 1000
  return [
    {
      name: `${name}, p50`,
      value: percentile(times, 0.5),
      unit: 'ms',
      bound: { atMost: BOUND_MS },
      detail: `one after another; p95 ${percentile(times, 0.95).toFixed(0)} ms`,
    },
    {
      name: `${name}, HTML before compression`,
      value: kB(page.byteLength),
      unit: 'kB',
      bound: { atMost: BOUND_KB },
      detail: `${kB(gzipSync(page).byteLength).toFixed(0)} kB gzip`,
    },
  ]
}

const staff = await someStaff()
const buyer = await db.user.findUniqueOrThrow({
  where: { email: signInOf('buyer').email },
  include: { memberships: true },
})
const asBuyer: Actor = memberActor({ ...buyer, userId: buyer.id }, buyer.memberships)

const drafted = await startQuote(
  { actor: staff, now: new Date() },
  await aRequest(asBuyer, buyer.email, 50),
)
const long = await startQuote(
  { actor: staff, now: new Date() },
  await aRequest(asBuyer, buyer.email, 200),
)
const revision = (await getQuote(staff, long.serial)).revision
const saved = await saveDraft(
  { actor: staff, now: new Date() },
  {
    serial: long.serial,
    revision: revision.number,
    version: revision.version,
    draft: { ...revision.document.draft, namedPlace: 'Chicago' },
  },
)
await sendRevision(
  { actor: staff, now: new Date() },
  {
    serial: long.serial,
    revision: revision.number,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  },
)
const open = await db.quoteRequest.count({ where: { status: { in: ['NEW', 'IN_PROGRESS'] } } })
for (let i = open; i < REQUESTS; i++)
  await aRequest({ kind: 'guest', linkedRequestIds: [] }, `buyer-${i}@bench.example`, 3)

const [desk, shop] = [await signIn(signInOf('staff')), await signIn(signInOf('buyer'))]
const figures = [
  ...(await pageFigures(`Inbox of ${REQUESTS} requests`, '/staff/requests', desk, 'Bench Trading')),
  ...(await pageFigures(
    'Quote editor of 50 lines',
    `/staff/quotes/${formatQuoteNumber(drafted.serial)}`,
    desk,
    'lines-0-quantity',
  )),
  ...(await pageFigures(
    "Buyer's quote of 200 lines",
    `/quotes/${formatQuoteNumber(long.serial)}`,
    shop,
    saved.document.draft.lines.at(-1)?.title ?? '',
  )),
]
console.log(JSON.stringify(figures))
process.exit(0)
