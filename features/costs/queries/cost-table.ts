import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { COST_LIST } from '../rules/cost-list'
import { scaled, toMicros, minorMicros } from '../rules/micros'
import { ratesOn } from '../rules/rates'
import {
  exchangeInto,
  unitCost,
  type CostEntry,
  type MissingRate,
  type UnitCost,
} from '../rules/unit-cost'
import { costName, costsOn } from './costs'
import { leastPrices } from './cost-prices'
import { costExchange, costRates } from './rates'

export interface CostRow {
  /** `SKU FSC-…` */
  id: string
  subject: CostEntry['subject']
  key: string
  name: string
  /** null where none is valid today */
  entry: CostEntry | null
  by: string
  /** in US dollars; null where there is no figure */
  cost: UnitCost | null
  missing: MissingRate[]
  /** the lowest catalog price of a piece, US cents */
  leastMinor: number | null
  /** hundredths of a percent of that price */
  marginBasisPoints: number | null
}

interface Found {
  id: string
  subject: CostEntry['subject']
  key: string
  name: string
  by: string | null
}

/** SKUs and options of the catalog, and lines of quotes that have a cost. */
export async function costTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof COST_LIST, CostRow>> {
  authorize(actor, 'cost.read')
  const today = factoryDay(now)
  const from = Prisma.sql`(
      SELECT 'SKU'::text AS subject, v.sku AS key, p.name || ', ' || v."finishName" AS name
        FROM variant v JOIN product p ON p.id = v."productId" WHERE p.status <> 'ARCHIVED'
      UNION ALL SELECT 'OPTION', p."styleNumber" || '/' || o.code, p.name || ', ' || o.name
        FROM product_option o JOIN product p ON p.id = o."productId" WHERE p.status <> 'ARCHIVED'
      UNION ALL SELECT DISTINCT 'LINE', c.key, '' FROM cost_entry c WHERE c.subject = 'LINE'
    ) a LEFT JOIN LATERAL (
      SELECT c."validFrom", c."setBy", c."setAt", c."isDemo" FROM cost_entry c
      WHERE c.subject::text = a.subject AND c.key = a.key AND c."validFrom" <= ${today}::date
      ORDER BY c."validFrom" DESC, c.version DESC LIMIT 1) e ON true`
  const standings: Record<string, Prisma.Sql> = {
    KNOWN: Prisma.sql`e."setAt" IS NOT NULL`,
    UNKNOWN: Prisma.sql`e."setAt" IS NULL`,
    DEMO: Prisma.sql`e."isDemo"`,
  }
  const id = Prisma.sql`(a.subject || ' ' || a.key)`
  const load = async (ids: (string | number)[]): Promise<CostRow[]> => {
    const found = await db.$queryRaw<Found[]>`
      SELECT ${id} AS id, a.subject, a.key, a.name, e."setBy" AS by FROM ${from}
      WHERE ${id} = ANY(${ids.map(String)})`
    return withFigures(actor, found, today)
  }
  return sqlSource(COST_LIST, {
    from,
    id,
    keys: {
      key: Prisma.sql`a.key`,
      name: Prisma.sql`a.name`,
      from: Prisma.sql`e."validFrom"`,
    },
    where: ({ q, subject, standing, since }) => [
      subject && Prisma.sql`a.subject = ${subject}`,
      standings[standing],
      since && Prisma.sql`e."validFrom" >= ${since}::date`,
      q && anyHas(q, [Prisma.sql`a.key`, Prisma.sql`a.name`]),
    ],
    load,
    idOf: (row) => row.id,
  })
}

async function withFigures(
  actor: Actor,
  found: readonly Found[],
  today: string,
): Promise<CostRow[]> {
  const keys = (subject: CostEntry['subject']) =>
    found.flatMap((each) => (each.subject === subject ? [each.key] : []))
  const [entries, least, rows, unitsPerUsd] = await Promise.all([
    costsOn(actor, { SKU: keys('SKU'), OPTION: keys('OPTION'), LINE: keys('LINE') }, today),
    leastPrices(keys('SKU')),
    costRates(actor),
    costExchange(),
  ])
  const [rates, dollars] = [ratesOn(rows, today), exchangeInto('USD', unitsPerUsd)]
  return found.map(({ by, ...row }) => {
    const entry = entries.get(costName(row)) ?? null
    const answer = entry && unitCost(entry, rates, dollars)
    const cost = answer && 'cost' in answer ? answer.cost : null
    const leastMinor = row.subject === 'SKU' ? (least.get(row.key) ?? null) : null
    return {
      ...row,
      entry,
      by: by ?? '',
      cost,
      missing: answer && 'missing' in answer ? answer.missing : [],
      leastMinor,
      marginBasisPoints: cost && leastMinor ? marginOf(cost.unit, leastMinor) : null,
    }
  })
}

function marginOf(unit: string, priceMinor: number): number {
  const price = minorMicros(priceMinor)
  return Number(scaled(price - toMicros(unit), 10_000n, price))
}
