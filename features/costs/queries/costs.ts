import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { CostEntry as Row } from '@/platform/db/generated/client'
import { holdingOn } from '../rules/rates'
import type { CostEntry } from '../rules/unit-cost'
import { costPartsSchema } from '../schema'
import { dayOf } from './rates'

/** A database row as the rules read it. */
export const entryOf = (row: Row): CostEntry => ({
  subject: row.subject,
  key: row.key,
  version: row.version,
  validFrom: dayOf(row.validFrom),
  currency: row.currency,
  parts: row.parts === null ? null : costPartsSchema.parse(row.parts),
  plain: row.plain?.toString() ?? null,
  setUp: row.setUp.toString(),
  source: row.source,
  isDemo: row.isDemo,
})

/** The name by which costs are keyed: `SKU FSC-…`. */
export const costName = ({ subject, key }: Pick<CostEntry, 'subject' | 'key'>): string =>
  `${subject} ${key.toUpperCase()}`

/** The entries valid on a day, by `costName`. */
export async function costsOn(
  actor: Actor,
  keys: Readonly<Record<CostEntry['subject'], readonly string[]>>,
  day: string,
): Promise<Map<string, CostEntry>> {
  authorize(actor, 'cost.read')
  const subjects = (['SKU', 'OPTION', 'LINE'] as const).filter((each) => keys[each].length > 0)
  if (subjects.length === 0) return new Map()
  const rows = await db.costEntry.findMany({
    where: {
      validFrom: { lte: new Date(`${day}T00:00:00Z`) },
      OR: subjects.map((subject) => ({ subject, key: { in: [...keys[subject]] } })),
    },
  })
  return holdingOn(rows.map(entryOf), day, costName)
}

/** A cost with who entered it and when. */
export interface KeptCost extends CostEntry {
  setBy: string
  setAt: Date
}

/** All entries of one article, newest first. */
export async function costHistory(
  actor: Actor,
  { subject, key }: Pick<CostEntry, 'subject' | 'key'>,
): Promise<KeptCost[]> {
  authorize(actor, 'cost.read')
  const rows = await db.costEntry.findMany({
    where: { subject, key },
    orderBy: { version: 'desc' },
  })
  return rows.map((row) => ({ ...entryOf(row), setBy: row.setBy, setAt: row.setAt }))
}
