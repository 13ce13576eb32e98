import { staffActor } from '@/features/accounts/rules/actor'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { saveGroup } from '@/features/price-lists/commands/save-group'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import type { PrismaClient } from '@/platform/db/generated/client'
import { addDays, factoryDay } from '@/platform/day'

/**
 * Demonstration prices: a list in force for the demo buyer's company, and a draft for a group. Made
 * by the commands that staff use, after the demo quotes, which keep the catalog's prices.
 * @returns how many lists were made
 */
export async function seedPriceLists(db: PrismaClient, now = new Date()): Promise<number> {
  const staff = staffActor(
    await db.user.findFirstOrThrow({ where: { isDemo: true, roles: { has: 'owner' } } }),
  )
  const companies = await db.company.findMany({
    where: { isDemo: true },
    select: { id: true, members: { select: { id: true } } },
  })
  const ids = (withBuyer: boolean) =>
    companies
      .filter(({ members }) => members.length > 0 === withBuyer)
      .map(({ id }) => id)
      .join(',')
  const today = factoryDay(now)
  const entered = {
    validFrom: today,
    validUntil: addDays(today, 180),
    priority: '0',
    groups: '',
    companies: '',
  }

  const own = await savePriceList(
    { actor: staff, now },
    {
      serial: null,
      edit: 0,
      entries: {
        ...entered,
        name: 'Demo Boutique, bracelets and boxes',
        note: 'Demonstration: 8% on bracelets against 3,000 pieces a year.',
        companies: ids(true),
        entries:
          'type | bracelets | | 8% off\nline | boxes | | 5% off\nproduct | FSC-J108 | 100 | 1.29\nproduct | FSC-J108 | 1000 | 0.99',
      },
    },
  )
  await activatePriceList({ actor: staff, now }, own)
  const { id: group } = await saveGroup(
    { actor: staff, now },
    {
      id: null,
      version: 0,
      entries: { name: 'Demo wholesalers', companies: ids(false) },
    },
  )
  await savePriceList(
    { actor: staff, now },
    {
      serial: null,
      edit: 0,
      entries: {
        ...entered,
        name: 'Demo wholesalers, organizers',
        note: 'Demonstration: a draft that prices nothing yet.',
        groups: group,
        entries: 'line | organizers | | 4% off',
      },
    },
  )
  await db.priceList.updateMany({ data: { isDemo: true } })
  await db.companyGroup.updateMany({ data: { isDemo: true } })
  return 2
}
