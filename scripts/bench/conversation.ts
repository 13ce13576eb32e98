import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashToken, linkExpiry, LINKS_COOKIE, linkToken } from '@/features/accounts/rules/links'
import type { Actor } from '@/features/accounts/rules/actor'
import { postEntry } from '@/features/threads/commands/post-entry'
import { db } from '@/platform/db/client'
import { formatRequestNumber } from '@/platform/numbers'
import { answersAtOnce } from './answers-at-once'
import { someStaff } from './deals'
import type { Figure } from './figure'

/**
 * The time from writing at one instance until an open page at another is told; and 200 people who
 * answer quotes at once.
 */

const MESSAGES = 40
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

/** When the page was told of each entry, by its serial. */
const arrivals = new Map<string, number>()
const hangUp = new AbortController()
const line = await fetch(`${instance}/api/threads/${formatRequestNumber(watched.serial)}/live`, {
  signal: hangUp.signal,
  headers: { cookie: `${LINKS_COOKIE}=${linkToken(watched.id)}`, 'accept-encoding': 'gzip' },
})
if (!line.ok || !line.body) throw new Error(`the line was refused: ${line.status}`)
const listening = (async () => {
  for await (const chunk of line.body?.pipeThrough(new TextDecoderStream()) ?? [])
    for (const [, serial = ''] of chunk.matchAll(/^data: (\d+)$/gm))
      arrivals.set(serial, performance.now())
})().catch(() => undefined)
await sleep(500)
const times: number[] = []
for (let i = 0; i < MESSAGES; i++) {
  const { entrySerial } = await says(staff, watched.serial)
  const committed = performance.now()
  while (!arrivals.has(String(entrySerial)) && performance.now() - committed < 10_000)
    await sleep(1)
  times.push((arrivals.get(String(entrySerial)) ?? Number.POSITIVE_INFINITY) - committed)
}
// A body that is being read can't be cancelled: only its request can, or else the connection stays
// open for minutes.
hangUp.abort()
await listening

const answered = await answersAtOnce(staff)
const figures: Figure[] = [
  {
    name: 'A message, until an open page on another instance hears of it',
    value: Math.max(...times) / 1000,
    unit: 's',
    bound: { atMost: 1 },
    detail: `the slowest of ${times.length} from the commit; ${Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)} ms the middle one`,
  },
  ...answered,
]
console.log(JSON.stringify(figures))
await db.$disconnect()
process.exit(0)
