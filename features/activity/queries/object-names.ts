import 'server-only'
import { formatListNumber } from '@/features/price-lists/schema'
import { db } from '@/platform/db/client'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { ActivityObject } from '../rules/activity-list'

/** An object under the name that people know it by. */
export interface NamedObject {
  name: string
  /** its page on the desk; null where it has none */
  href: string | null
  /** currency of its amounts, where the record doesn't say */
  currency: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const named = (name: string, href: string | null, currency: string | null = null): NamedObject => ({
  name,
  href,
  currency,
})

type Names = Promise<readonly (readonly [id: string, NamedObject])[]>

const quoteHref = (serial: number): string => `/staff/quotes/${formatQuoteNumber(serial)}`
const people = async (ids: string[]) =>
  (await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(
    ({ id, name }) => [id, named(name, null)] as const,
  )
/** These ids are texts; all others are uuids. */
const PEOPLE = { user: people, account: people }

/** How ids are turned into names, by type. */
const NAMED: Readonly<Record<string, (ids: string[]) => Names>> = {
  ...PEOPLE,
  quote_request: async (ids) =>
    (await db.quoteRequest.findMany({ where: { id: { in: ids } } })).map(({ id, serial }) => {
      const number = formatRequestNumber(serial)
      return [id, named(number, `/staff/requests/${number}`, 'USD')]
    }),
  quote: async (ids) =>
    (
      await db.$queryRaw<{ id: string; serial: number; currency: string | null }[]>`
        SELECT q.id, q.serial, (SELECT v.currency FROM quote_revision v WHERE v."quoteId" = q.id ORDER BY v.number DESC LIMIT 1) AS currency
        FROM quote q WHERE q.id = ANY(${ids}::uuid[])`
    ).map(({ id, serial, currency }) => [
      id,
      named(formatQuoteNumber(serial), quoteHref(serial), currency),
    ]),
  quote_revision: async (ids) =>
    (
      await db.$queryRaw<{ id: string; number: number; currency: string; serial: number }[]>`
        SELECT v.id, v.number, v.currency, q.serial FROM quote_revision v JOIN quote q ON q.id = v."quoteId" WHERE v.id = ANY(${ids}::uuid[])`
    ).map(({ id, number, currency, serial }) => [
      id,
      named(`${formatQuoteNumber(serial)} r${number}`, quoteHref(serial), currency),
    ]),
  order: async (ids) =>
    (await db.order.findMany({ where: { id: { in: ids } } })).map(({ id, serial, currency }) => {
      const number = formatOrderNumber(serial)
      return [id, named(number, `/staff/orders/${number}`, currency)]
    }),
  payment: async (ids) =>
    (
      await db.payment.findMany({
        where: { id: { in: ids } },
        select: {
          id: true,
          currency: true,
          part: { select: { order: { select: { serial: true } } } },
        },
      })
    ).map(({ id, currency, part }) => {
      const number = formatOrderNumber(part.order.serial)
      return [id, named(number, `/staff/orders/${number}`, currency)]
    }),
  company: async (ids) =>
    (await db.company.findMany({ where: { id: { in: ids } } })).map(({ id, name }) => [
      id,
      named(name, `/staff/companies/${id}`),
    ]),
  company_group: async (ids) =>
    (await db.companyGroup.findMany({ where: { id: { in: ids } } })).map(({ id, name }) => [
      id,
      named(name, `/staff/price-lists/groups/${id}`),
    ]),
  price_list: async (ids) =>
    (await db.priceList.findMany({ where: { id: { in: ids } } })).map(({ id, serial }) => {
      const number = formatListNumber(serial)
      return [id, named(number, `/staff/price-lists/${number}`, 'USD')]
    }),
  product: async (ids) =>
    (
      await db.product.findMany({
        where: { id: { in: ids } },
        select: { id: true, styleNumber: true },
      })
    ).map(({ id, styleNumber }) => [id, named(styleNumber, `/staff/catalog/${id}`, 'USD')]),
  product_import: async (ids) =>
    (
      await db.productImport.findMany({
        where: { id: { in: ids } },
        select: { id: true, fileName: true },
      })
    ).map(({ id, fileName }) => [id, named(fileName, `/staff/catalog/import/${id}`)]),
  quota_window: async (ids) =>
    (await db.quotaWindow.findMany({ where: { id: { in: ids } } })).map((window) => [
      window.id,
      named(`${window.orderNumber}, ${window.fromDay}`, '/staff/tariffs/quotas'),
    ]),
  tariff_outlook: async (ids) =>
    (await db.tariffOutlook.findMany({ where: { id: { in: ids } } })).map(({ id, key, title }) => [
      id,
      named(title, `/staff/tariffs/outlooks/${key}`),
    ]),
  cost_rate: async (ids) =>
    (await db.costRate.findMany({ where: { id: { in: ids } } })).map(({ id, kind, key }) => [
      id,
      named([kind, key].filter(Boolean).join(' '), '/staff/costs/rates'),
    ]),
  freight_import: async (ids) =>
    (await db.freightImport.findMany({ where: { id: { in: ids } } })).map(({ id, serial }) => [
      id,
      named(`#${serial}`, '/staff/freight/files'),
    ]),
  bank_change: async (ids) =>
    (await db.bankChange.findMany({ where: { id: { in: ids } } })).map(({ id, currency }) => [
      id,
      named(currency, `/staff/settings/bank?of=${currency}`),
    ]),
  staff_invitation: async (ids) =>
    (
      await db.staffInvitation.findMany({
        where: { id: { in: ids } },
        select: { id: true, email: true },
      })
    ).map(({ id, email }) => [id, named(email ?? '', null)]),
  mail: async (ids) =>
    (
      await db.mailMessage.findMany({
        where: { id: { in: ids } },
        select: { id: true, subject: true },
      })
    ).map(({ id, subject }) => [id, named(subject, `/staff/mail/${id}`)]),
}

/** Types whose id is their name, or contains it. */
const SELF_NAMED: Readonly<Record<string, (id: string) => NamedObject>> = {
  tariff_change_set: (id) => named(`#${id}`, `/staff/tariffs/changes/${id}`),
  setting: (id) => {
    const [section = '', scope] = id.split(':')
    return named(id, `/staff/settings/${section}/history${scope ? `?of=${scope}` : ''}`)
  },
  importer_readiness: (id) => named(id, `/staff/tariffs/importers?destination=${id}`),
  compliance_document: (id) => named(id, '/staff/catalog/documents'),
  send_limit: () => named('', '/staff/quotes/limits'),
  cost_entry: (id) => named(id === 'sheet' ? '' : id, '/staff/costs'),
}

/**
 * The names of objects that actions refer to; an object that is gone, or has no name, is left out.
 */
export async function objectNames(
  objects: readonly ActivityObject[],
): Promise<(object: ActivityObject) => NamedObject | null> {
  const ids = new Map<string, Set<string>>()
  for (const { type, id } of objects)
    if (type in NAMED && (type in PEOPLE || UUID.test(id)))
      ids.set(type, (ids.get(type) ?? new Set()).add(id))
  const found = new Map<string, NamedObject>()
  await Promise.all(
    [...ids].map(async ([type, of]) => {
      for (const [id, name] of (await NAMED[type]?.([...of])) ?? [])
        found.set(`${type}:${id}`, name)
    }),
  )
  return ({ type, id }) => found.get(`${type}:${id}`) ?? SELF_NAMED[type]?.(id) ?? null
}
