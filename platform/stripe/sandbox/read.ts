import 'server-only'
import { db } from '@/platform/db/client'
import { noSuch } from './errors'
import { asList, type FormObject } from './form'
import { all, find, page } from './keep'
import { asOf, storedSessionSchema } from './objects'
import { sourceOf } from './payouts'
import { findIntent, findSession } from './store'

/** The objects of each list, by the end of its address; a missing condition includes all. */
const LISTS: Readonly<
  Record<string, (query: FormObject, now: Date) => Promise<{ id: string; created: number }[]>>
> = {
  '/checkout/sessions': async (query, now) => {
    const rows = await db.sandboxObject.findMany({
      where: { kind: 'checkout.session' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    return rows
      .map((row) => asOf(storedSessionSchema.parse(row.data).session, now))
      .filter(has(query, 'payment_intent'))
  },
  '/refunds': async (query) =>
    (await all('refund')).filter(has(query, 'payment_intent')).filter(has(query, 'charge')),
  '/disputes': async (query) =>
    (await all('dispute')).filter(has(query, 'payment_intent')).filter(has(query, 'charge')),
  '/payouts': async (query) => (await all('payout')).filter(has(query, 'status')),
  '/customers': async (query) => (await all('customer')).filter(has(query, 'email')),
  '/balance_transactions': async (query) => {
    const payout = query['payout']
    const rows = (await all('balance_transaction')).filter(
      (row) =>
        (payout === undefined || row.payout === payout) &&
        has(query, 'source')(row.movement) &&
        has(query, 'currency')(row.movement),
    )
    const isExpanded = expands(query, 'data.source')
    return Promise.all(
      rows.map(async (row) => ({
        ...row.movement,
        ...(isExpanded ? { source: await sourceOf(row) } : {}),
      })),
    )
  },
  '/events': async () => {
    const rows = await db.sandboxObject.findMany({
      where: { kind: 'event' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    return rows.map(({ data }) => data as unknown as { id: string; created: number })
  },
}

const has =
  (query: FormObject, name: string) =>
  (row: object): boolean =>
    query[name] === undefined || (row as Record<string, unknown>)[name] === query[name]

const expands = (query: FormObject, name: string): boolean => {
  const expand = asList(query['expand'] ?? {})
  return Array.isArray(expand) && expand.includes(name)
}

/**
 * Answers a GET.
 * @returns undefined for an address that the sandbox doesn't have
 * @throws SandboxError for an object that doesn't exist
 */
export async function read(path: string, query: FormObject, now: Date): Promise<unknown> {
  const list = LISTS[path]
  if (list) return page(`/v1${path}`, await list(query, now), query)
  const [, kind, id = ''] = /^\/([\w/]+)\/(\w+)$/.exec(path) ?? []
  switch (kind) {
    case 'checkout/sessions':
      return session(id, query, now)
    case 'payment_intents':
      return intent(id, query)
    case 'charges':
      return (await find('charge', id))?.charge ?? missing('charge', id)
    case 'refunds':
      return (await find('refund', id)) ?? missing('refund', id)
    case 'disputes':
      return (await find('dispute', id)) ?? missing('dispute', id)
    case 'balance_transactions':
      return movement(id, query)
    case 'payouts':
      return (await find('payout', id)) ?? missing('payout', id)
    case 'customers':
      return (await find('customer', id)) ?? missing('customer', id)
    case 'files':
      return (await find('file', id)) ?? missing('file', id)
    default:
      return undefined
  }
}

const missing = (what: string, id: string): never => {
  throw noSuch(what, id)
}

async function movement(id: string, query: FormObject): Promise<unknown> {
  const found = await find('balance_transaction', id)
  if (!found) throw noSuch('balance transaction', id)
  return expands(query, 'source')
    ? { ...found.movement, source: await sourceOf(found) }
    : found.movement
}

async function session(id: string, query: FormObject, now: Date): Promise<unknown> {
  const stored = await findSession(id)
  if (!stored) throw noSuch('checkout.session', id)
  const found = asOf(stored.session, now)
  return expands(query, 'payment_intent') && found.payment_intent
    ? { ...found, payment_intent: await findIntent(found.payment_intent) }
    : found
}

async function intent(id: string, query: FormObject): Promise<unknown> {
  const found = await findIntent(id)
  if (!found) throw noSuch('payment_intent', id)
  return expands(query, 'latest_charge') && found.latest_charge
    ? { ...found, latest_charge: (await find('charge', found.latest_charge))?.charge ?? null }
    : found
}
