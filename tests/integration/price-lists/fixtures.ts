import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { ownPriceOf } from '@/features/price-lists/rules/own-price'
import { listEntriesOf } from '@/features/price-lists/queries/own-prices'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { aColleague } from '@/tests/support/a-colleague'
import { now, seedRing } from '../quotes/submit-request-fixtures'

export const lin = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
} satisfies Actor

export const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }

export const fieldsOf = (error: unknown) =>
  error instanceof InvalidInputError ? error.fieldErrors : error

const company = async (name: string) =>
  (await db.company.create({ data: { name }, select: { id: true } })).id

export const entered = (change: Record<string, string>) => ({
  name: 'List',
  validFrom: '2026-11-01',
  validUntil: '',
  priority: '0',
  note: '',
  companies: '',
  groups: '',
  entries: 'type | ring | | 12%',
  ...change,
})

export async function inForce(change: Record<string, string>, at = now) {
  const { serial, edit } = await savePriceList(as(lin), {
    serial: null,
    edit: 0,
    entries: entered(change),
  })
  await activatePriceList(as(lin, at), { serial, edit })
  return serial
}

/** The price that a company pays by its lists for 100 pieces of the ring in size 17; null for the catalog's price. */
export async function pays(companyId: string, at = now, sku = 'RG-1-PL-17') {
  const product = await db.product.findUniqueOrThrow({
    where: { styleNumber: 'RG-1' },
    include: { priceBreaks: { orderBy: { fromQuantity: 'asc' } }, variants: true },
  })
  const variant = product.variants.find((each) => each.sku === sku)
  const found = await listEntriesOf(companyId, { skus: [sku] }, at)
  const own = ownPriceOf(
    found.get(product.id),
    sku,
    { breaks: product.priceBreaks, finishDeltaMinor: variant?.unitPriceDeltaMinor ?? 0 },
    at,
  )
  return (
    own && {
      minor: own.ladder[0]?.unitPriceMinor,
      list: own.list.serial,
      version: own.list.version,
    }
  )
}

/** Creates two products, one person at the desk, and two companies, and returns the companies' ids. */
export async function seedCompanies(): Promise<[string, string]> {
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
  await aColleague()
  return [await company('Aurora'), await company('Borealis')]
}
