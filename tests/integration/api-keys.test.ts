import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as readOrder } from '@/app/api/v1/orders/[number]/route'
import { GET as listOrders } from '@/app/api/v1/orders/route'
import { GET as readQuote } from '@/app/api/v1/quotes/[number]/route'
import { GET as listQuotes } from '@/app/api/v1/quotes/route'
import { createApiKey } from '@/features/companies/commands/create-api-key'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { revokeApiKey } from '@/features/companies/commands/revoke-api-key'
import { companyApiKeys } from '@/features/companies/queries/api-keys'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import { memberMailsJob } from '@/features/companies/mails/member-letters'
import { MOST_API_KEYS } from '@/features/companies/rules/api-key-entries'
import { getOrder } from '@/features/orders/queries/orders'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { consume } from '@/platform/rate-limit'
import { LIMITS } from '@/platform/rate-limit/limits'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aTrade, staff, type Trade } from './access/a-trade'
import { aCompany, aQuote, type Member } from './quotes/company-fixtures'
import { seedRing } from './quotes/submit-request-fixtures'

// Companies' own programs, by their keys: who is let in, to what, and what is kept of a key.

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))
// Nobody is signed in where a key is asked for: it isn't even looked up.
vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentActor: () => Promise.reject(new Error('a session was looked for')),
}))

type Scope = 'quotes:read' | 'orders:read'
const ALL: Scope[] = ['quotes:read', 'orders:read']

let mine: Trade
let theirs: Trade
let made = 0

/** A key of somebody's company, for some scopes. */
function aKey(by: Member, scopes: readonly Scope[] = ALL, name = `Key ${(made += 1)}`) {
  return createApiKey(as(by), {
    companyId: by.companyId ?? '',
    name,
    days: '90',
    ...Object.fromEntries(scopes.map((scope) => [`scope.${scope}`, 'on'])),
  })
}

const asked = (key: string | null, query = '') =>
  new Request(`http://localhost:3000/api/v1/x${query}`, {
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  })
const numbered = (number: string) => ({ params: Promise.resolve({ number }) })
type Json = Record<string, unknown>
const told = async (response: Response) => (await response.json()) as Json
const quotesBy = async (key: string) =>
  ((await told(await listQuotes(asked(key, '?limit=100')))) as { quotes: { number: string }[] })
    .quotes

/** What a key opens: the status of each address, of one's own things and of somebody else's. */
async function opened(key: string | null): Promise<Record<string, number>> {
  const statuses: [string, Promise<Response>][] = [
    ['quotes', listQuotes(asked(key))],
    ['own quote', readQuote(asked(key), numbered(formatQuoteNumber(mine.serial)))],
    ['their quote', readQuote(asked(key), numbered(formatQuoteNumber(theirs.serial)))],
    ['orders', listOrders(asked(key))],
    ['own order', readOrder(asked(key), numbered(formatOrderNumber(mine.orderSerial ?? 0)))],
    ['their order', readOrder(asked(key), numbered(formatOrderNumber(theirs.orderSerial ?? 0)))],
  ]
  return Object.fromEntries(
    await Promise.all(
      statuses.map(async ([name, answer]) => [name, (await answer).status] as const),
    ),
  )
}
const each = (quotes: number, orders: number, others = 404) => ({
  quotes,
  'own quote': quotes,
  'their quote': quotes === 200 ? others : quotes,
  orders,
  'own order': orders,
  'their order': orders === 200 ? others : orders,
})

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  mine = await aTrade('ana@aurora.example')
  theirs = await aTrade('eve@elsewhere.example')
})
afterAll(stopBoss)

describe('what a key opens', () => {
  it('is its company’s alone, by what it was made for', async () => {
    expect(await opened((await aKey(mine.buyer)).key)).toEqual(each(200, 200))
    expect(await opened((await aKey(mine.buyer, ['quotes:read'])).key)).toEqual(each(200, 403))
    expect(await opened((await aKey(mine.buyer, ['orders:read'])).key)).toEqual(each(403, 200))
  })

  it('is nothing without one, or by one that is unknown, revoked or over, or came in an address', async () => {
    const { key: revoked, id } = await aKey(mine.buyer)
    await revokeApiKey(as(mine.buyer), { companyId: mine.companyId, keyId: id })
    const { key: over, id: overId } = await aKey(mine.buyer)
    await db.apiKey.update({
      where: { id: overId },
      data: { createdAt: new Date('2020-01-01'), expiresAt: new Date('2020-02-01') },
    })
    const { key } = await aKey(mine.buyer)
    const wrong = key.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    for (const none of [null, 'abc', wrong, revoked, over])
      expect(await opened(none)).toEqual(each(401, 401))
    expect((await listQuotes(asked(null, `?key=${key}&access_token=${key}`))).status).toBe(401)
  })

  it('is said with what is asked for, as RFC 6750 and 9457 have it', async () => {
    const without = await listQuotes(asked(null))
    expect(without.headers.get('www-authenticate')).toMatch(/^Bearer realm="[^"]+"$/)
    expect(without.headers.get('content-type')).toBe('application/problem+json')
    const wrong = await listQuotes(asked('abc'))
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
    const { key } = await aKey(mine.buyer, ['orders:read'])
    const lacking = await listQuotes(asked(key))
    expect(lacking.headers.get('www-authenticate')).toMatch(
      /error="insufficient_scope", scope="quotes:read"$/,
    )
    expect(await told(lacking)).toMatchObject({
      status: 403,
      scope: 'quotes:read',
      detail: expect.stringContaining('quotes:read') as string,
    })
    const answer = await listOrders(asked(key))
    expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
      'private, no-store',
      'authorization',
    ])
  })

  it('goes with its company into another', async () => {
    const [from, into] = [await aCompany(['owner']), await aCompany(['owner'])]
    const [[owner], [other]] = [from.people, into.people] as [[Member], [Member]]
    const { serial } = await aQuote(other)
    const { key } = await aKey(owner)
    expect(await quotesBy(key)).toEqual([])
    const { basis } = await mergePreview(staff, from.id, into.id)
    await mergeCompanies(as(staff), { from: from.id, into: into.id, basis })
    expect((await quotesBy(key)).map(({ number }) => number)).toEqual([formatQuoteNumber(serial)])
    // Of a company that went otherwise it opens nothing.
    await db.company.update({
      where: { id: into.id },
      data: { mergedIntoId: mine.companyId, mergedAt: new Date(), mergedBy: 'Lin' },
    })
    expect((await listQuotes(asked(key))).status).toBe(401)
  })
})

describe('what a key is answered', () => {
  it('are all quotes once, page by page, and of each what its page tells', async () => {
    const { people } = await aCompany(['owner'])
    const [owner] = people as [Member]
    const { key } = await aKey(owner)
    const serials = [await aQuote(owner), await aQuote(owner), await aQuote(owner)].map(
      ({ serial, totalMinor }) => ({ number: formatQuoteNumber(serial), totalMinor }),
    )
    const read: Json[] = []
    for (let next: string | null = ''; next !== null;) {
      const page = (await told(
        await listQuotes(asked(key, `?limit=2${next && `&cursor=${next}`}`)),
      )) as { quotes: Json[]; next: string | null }
      read.push(...page.quotes)
      next = page.next
    }
    expect(read).toMatchObject(
      serials.toReversed().map((quote) => ({ ...quote, status: 'open', currency: 'USD' })),
    )
    const one = await told(await readQuote(asked(key), numbered(String(read[0]?.['number']))))
    expect(one).toMatchObject({ ...read[0], order: null })
    const { sums, lines, payments, totalMinor } = one as {
      sums: { code: string; amountMinor: number }[]
      lines: { totalMinor: number }[]
      payments: { amountMinor: number }[]
      totalMinor: number
    }
    const sum = (all: readonly { amountMinor: number }[]) =>
      all.reduce((total, { amountMinor }) => total + amountMinor, 0)
    expect(sum(sums.filter(({ code }) => code !== 'total'))).toBe(totalMinor)
    expect(sum(payments)).toBe(totalMinor)
    expect(lines.reduce((total, line) => total + line.totalMinor, 0)).toBe(
      sums.find(({ code }) => code === 'goods')?.amountMinor,
    )
  })

  it('of an order are its goods, and what is paid of each part', async () => {
    const { key } = await aKey(mine.buyer)
    const order = await getOrder(mine.buyer, mine.orderSerial ?? 0)
    const answer = await told(
      await readOrder(asked(key), numbered(formatOrderNumber(order.serial))),
    )
    expect(answer).toMatchObject({
      quote: formatQuoteNumber(mine.serial),
      status: 'awaiting_deposit',
      totalMinor: order.totalMinor,
      paidMinor: 0,
      held: false,
      shipments: [],
      payments: order.parts.map(({ reference, amountMinor, openMinor }) => ({
        reference,
        amountMinor,
        paidMinor: 0,
        openMinor,
      })),
    })
    expect((answer['lines'] as Json[])[0]).toMatchObject({
      sku: 'RG-1-PL-17',
      quantity: 500,
      goods: { stage: 'slot', ready: 0, shipped: 0 },
    })
  })
})

describe('a key', () => {
  it('is known by its hash alone, and its company’s owners are written to', async () => {
    const { people, id: companyId } = await aCompany(['owner'], ['owner'], ['buyer'])
    const [owner, second] = people as [Member, Member]
    const { key, id } = await aKey(owner, ['orders:read'], 'Warehouse')
    const kept = await db.apiKey.findUniqueOrThrow({ where: { id } })
    expect(kept.hash).toBe(createHash('sha256').update(key).digest('hex'))
    const audit = await db.auditEvent.findFirstOrThrow({
      where: { action: 'company.create_api_key', objectId: companyId },
    })
    const listed = await companyApiKeys(owner, companyId, new Date())
    expect(listed.keys).toMatchObject([{ name: 'Warehouse', state: 'works', lastUsedAt: null }])
    await memberMailsJob.handle({ what: 'keyMade', id })
    const mails = await db.mailMessage.findMany({ where: { template: 'api-key-made' } })
    expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual(
      [owner.email, second.email].toSorted(),
    )
    // All but the last four of the secret is nowhere.
    const secret = key.slice('fsc_live_'.length, -4)
    expect(JSON.stringify([kept, audit, listed, mails])).not.toContain(secret)
    expect(audit).toMatchObject({ actorName: owner.name, after: { scopes: ['orders:read'] } })
  })

  it('notes that it was used, once an hour', async () => {
    const { key, id } = await aKey(mine.buyer)
    const used = async () => {
      expect((await listOrders(asked(key))).status).toBe(200)
      return (await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime() ?? 0
    }
    const first = await used()
    expect(Date.now() - first).toBeLessThan(60_000)
    expect(await used()).toBe(first)
    await db.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(first - 3_700_000) } })
    expect(await used()).toBeGreaterThanOrEqual(first)
  })

  it('is counted by itself, and not with others that come from its address', async () => {
    const [busy, other] = [await aKey(mine.buyer), await aKey(mine.buyer)]
    await consume('apiKey', busy.id, LIMITS.apiKey.points)
    const refused = await listOrders(asked(busy.key))
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await listOrders(asked(other.key))).status).toBe(200)
  })

  it('has a name of its own and something to read, and there are no more than twenty', async () => {
    const { people, id: companyId } = await aCompany(['owner'])
    const [owner] = people as [Member]
    const fields = async (work: Promise<unknown>) => {
      const error = await failure(work)
      return error instanceof InvalidInputError ? Object.keys(error.complaints) : error
    }
    const { id: keyId } = await aKey(owner, ALL, 'ERP')
    expect(await fields(aKey(owner, ALL, ' erp '))).toEqual(['name'])
    expect(await fields(aKey(owner, ALL, ''))).toEqual(['name'])
    expect(await fields(aKey(owner, [], 'Other'))).toEqual(['scopes'])
    expect(
      await fields(createApiKey(as(owner), { companyId, name: 'Other', days: '99999' })),
    ).toEqual(['days'])
    await revokeApiKey(as(owner), { companyId, keyId })
    expect(await failure(revokeApiKey(as(owner), { companyId, keyId }))).toEqual(
      new ConflictError('stale'),
    )
    // Its name is free again.
    await aKey(owner, ALL, 'ERP')
    await Promise.all(Array.from({ length: MOST_API_KEYS - 1 }, () => aKey(owner)))
    expect(await fields(aKey(owner))).toEqual(['change'])
  })
})
