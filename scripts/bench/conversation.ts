import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashToken, linkExpiry, LINKS_COOKIE, linkToken } from '@/features/accounts/rules/links'
import type { Actor } from '@/features/accounts/rules/actor'
import { consentText } from '@/features/company/queries/consent'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { postEntry } from '@/features/threads/commands/post-entry'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import { COMPANY, quoteFor, someStaff, untilDone, type SentQuote } from './deals'
import type { Figure } from './figure'

/**
 * What somebody writes at one instance, until an open page at another hears of it; and 200 who answer quotes at
 * once.
 */

const MESSAGES = 40
const PEOPLE = 200
const THREADS = 50
const PATIENCE_MS = 60_000
const instance = process.env.INSTANCE ?? ''
const staff = await someStaff()

const first = await db.quoteRequest.findFirstOrThrow({ orderBy: { serial: 'asc' } })
const contact = await db.contact.findFirstOrThrow({ where: { id: first.contactId } })
const watched = await db.quoteRequest.create({
  data: {
    companyId: first.companyId,
    contactId: contact.id,
    companyName: first.companyName,
    contactName: contact.name,
    contactEmail: contact.email,
    destination: first.destination,
    incoterm: first.incoterm,
    currency: first.currency,
    locale: first.locale,
    estimateMinor: 0,
    idempotencyKey: randomUUID(),
  },
  select: { id: true, serial: true },
})
await db.accessLink.create({
  data: {
    requestId: watched.id,
    tokenHash: hashToken(linkToken(watched.id)),
    expiresAt: linkExpiry(new Date()),
  },
})
const says = (actor: Actor, serial: number) =>
  postEntry(
    { actor, now: new Date() },
    { serial, key: randomUUID(), audience: 'SHARED', body: 'Can it be brushed?', files: [] },
  )

/** When the page heard of each entry, by its serial. */
const heard = new Map<string, number>()
const line = await fetch(`${instance}/api/threads/${formatRequestNumber(watched.serial)}/live`, {
  headers: { cookie: `${LINKS_COOKIE}=${linkToken(watched.id)}`, 'accept-encoding': 'gzip' },
})
if (!line.ok || !line.body) throw new Error(`the line was refused: ${line.status}`)
const listening = (async () => {
  for await (const chunk of line.body?.pipeThrough(new TextDecoderStream()) ?? [])
    for (const [, serial = ''] of chunk.matchAll(/^data: (\d+)$/gm))
      heard.set(serial, performance.now())
})().catch(() => undefined)
await sleep(500)
const times: number[] = []
for (let i = 0; i < MESSAGES; i++) {
  const { entrySerial } = await says(staff, watched.serial)
  const committed = performance.now()
  while (!heard.has(String(entrySerial)) && performance.now() - committed < 10_000) await sleep(1)
  times.push((heard.get(String(entrySerial)) ?? Number.POSITIVE_INFINITY) - committed)
}
await line.body.cancel().catch(() => undefined)
await listening

/** What was said by 200 people who answer 50 quotes at once, four each: two sign, one counters, one writes. */
const quotes = await sentQuotes(THREADS)
const { sha256: consentHash } = await consentText('en')
let tries = 0
const outcomes: Record<string, number> = {}
/** Somebody presses until they are answered, as the form does: that it is over is an answer too. */
const presses = (deed: string, work: () => Promise<unknown>) =>
  untilDone(PATIENCE_MS, async () => {
    tries++
    const done = await work().then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof ConflictError) return 'refused'
        throw error
      },
    )
    outcomes[`${deed} ${done}`] = (outcomes[`${deed} ${done}`] ?? 0) + 1
  })
const begun = performance.now()
const failed = (
  await Promise.allSettled(
    quotes.flatMap(({ serial, requestSerial, documentHash, guest }) => {
      const [read, keys] = [{ serial, revision: 1, documentHash }, [randomUUID(), randomUUID()]]
      const buyer = () => ({ actor: guest, now: new Date() })
      const signs = (signerName: string) => () =>
        acceptQuote(buyer(), { ...read, signerName, consentHash, ...COMPANY }, null)
      return [
        presses('sign', signs('Ben Buyer')),
        presses('sign', signs('Bea Buyer')),
        presses('counter', () =>
          counterQuote(buyer(), {
            ...read,
            changes: { lines: [], words: 'Somewhat less, please.' },
            idempotencyKey: keys[0],
          }),
        ),
        presses('write', () =>
          postEntry(buyer(), {
            serial: requestSerial,
            key: keys[1],
            audience: 'SHARED',
            body: 'Can it be brushed?',
            files: [],
          }),
        ),
      ]
    }),
  )
).filter(({ status }) => status === 'rejected').length
const tookMs = performance.now() - begun
const broken = await brokenAmong(quotes)
const figures: Figure[] = [
  {
    name: 'A message, until an open page on another instance hears of it',
    value: Math.max(...times) / 1000,
    unit: 's',
    bound: { atMost: 1 },
    detail: `the slowest of ${times.length} from the commit; ${Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)} ms the middle one`,
  },
  {
    name: `${PEOPLE} people who sign, counter and write at ${THREADS} quotes at once: lost, doubled or unanswered`,
    value: broken.length + failed,
    unit: 'quotes',
    bound: { atMost: 0 },
    detail: `${Object.entries(outcomes)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .toSorted()
      .join(
        ', ',
      )}; ${tries} tries in ${Math.round(tookMs)} ms${broken.length > 0 ? `; ${broken.slice(0, 3).join(', ')}` : ''}`,
  },
]
console.log(JSON.stringify(figures))
await db.$disconnect()
process.exit(0)

/** Quotes of one catalog line each, sent. */
async function sentQuotes(count: number): Promise<SentQuote[]> {
  const variant = await db.variant.findFirstOrThrow({
    where: { product: { status: 'PUBLISHED' } },
    orderBy: { sku: 'asc' },
    include: { product: true },
  })
  const { moq, orderMultiple } = variant.product
  const made: SentQuote[] = []
  for (let i = 0; i < count; i++) {
    const { serial } = await submitRequest(
      { actor: { kind: 'guest', linkedRequestIds: [] }, now: new Date() },
      {
        idempotencyKey: randomUUID(),
        companyName: 'Bench Trading',
        contactName: 'Ben Buyer',
        contactEmail: `${randomUUID()}@bench.example`,
        destination: 'US',
        incoterm: 'FOB',
        currency: 'USD',
        lines: [
          {
            kind: 'BULK',
            sku: variant.sku,
            quantity: Math.ceil(moq / orderMultiple) * orderMultiple * 2,
          },
        ],
      },
      'en',
    )
    made.push(await quoteFor(staff, serial, PATIENCE_MS))
  }
  return made
}

/** Quotes that aren't as they must be: signed once with one order, or countered once and not signed; and all said. */
async function brokenAmong(sent: readonly SentQuote[]): Promise<string[]> {
  const found = await db.quote.findMany({
    where: { serial: { in: sent.map(({ serial }) => serial) } },
    include: {
      revisions: true,
      acceptance: true,
      order: true,
      counters: true,
      request: { select: { thread: { include: { entries: true } } } },
    },
  })
  return found
    .filter(({ revisions, acceptance, order, counters, request }) => {
      const accepted = revisions.filter(({ state }) => state === 'ACCEPTED').length
      const open = counters.filter(({ state }) => state === 'OPEN').length
      const isSigned = accepted === 1 && acceptance !== null && order !== null && open === 0
      const isCountered = accepted === 0 && acceptance === null && order === null && open === 1
      const { entries = [], lastSerial = -1 } = request.thread ?? {}
      const said = entries.filter(({ kind }) => kind === 'MESSAGE').length
      return !(isSigned || isCountered) || said !== 1 || lastSerial !== entries.length
    })
    .map(({ serial }) => `Q-${serial}`)
}
