import 'server-only'
import { cache } from 'react'
import { newYorkDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import type { RuleChange } from '../engine/change'
import type { Outlook } from '../engine/outlook'
import { readChanges, readScenarios } from '../rule-schema'
import {
  rulesOver,
  SHIPPED_RULES,
  type OpenWindow,
  type PublishedChanges,
  type RulesInForce,
} from '../rules/rules-in-force'

interface Serials {
  version: number
  outlook: number
}

/** The rules read last: their compiled rows are reused while nothing is published. */
let latest: { rules: RulesInForce; serials: Serials } = {
  rules: SHIPPED_RULES,
  serials: { version: 0, outlook: 0 },
}

/**
 * The tariff rules as currently published: one small query where nothing has changed since the last time. All parts
 * of a page get the same.
 */
export const rulesInForce = cache(async (): Promise<RulesInForce> => {
  const [now = { windows: [], ...latest.serials }] = await db.$queryRaw<
    (Serials & { windows: OpenWindow[] })[]
  >`/* keep rules_in_force */
    SELECT COALESCE((SELECT max(version) FROM tariff_change_set), 0)::int AS version, COALESCE((SELECT max(serial) FROM tariff_outlook), 0)::int AS outlook,
      (SELECT COALESCE(json_agg(o ORDER BY o."orderNumber", o."from"), '[]') FROM (
        SELECT w."orderNumber", w."fromDay" AS "from", w."toDay" AS "to", trim_scale(w.volume)::text AS volume, trim_scale(w."criticalThresholdPercent")::text AS "criticalThresholdPercent",
          trim_scale(GREATEST(0, w.volume - COALESCE(sum(e.kilograms) FILTER (WHERE e."expiresAt" IS NULL OR e."expiresAt" > now()), 0)))::text AS remaining
        FROM quota_window w LEFT JOIN quota_entry e ON e."windowId" = w.id GROUP BY w.id) o) AS windows`
  const before = latest
  const published = before.rules.published
  const rules = rulesOver(
    {
      windows: now.windows,
      changes:
        now.version === before.serials.version ? published.changes : await publishedChanges(),
      outlooks: now.outlook === before.serials.outlook ? published.outlooks : await ownOutlooks(),
    },
    before.rules,
  )
  latest = { rules, serials: { version: rules.version, outlook: now.outlook } }
  return rules
})

/** A change set that is published. @throws NotFoundError */
export async function publishedSet(
  serial: number,
): Promise<{ version: number; publishedAt: Date; changes: RuleChange[] }> {
  const row = await db.tariffChangeSet.findUnique({ where: { serial } })
  if (!row?.version || !row.publishedAt) throw new NotFoundError(`published change set ${serial}`)
  return { version: row.version, publishedAt: row.publishedAt, changes: readChanges(row.changes) }
}

async function publishedChanges(): Promise<PublishedChanges[]> {
  const sets = await db.tariffChangeSet.findMany({
    where: { state: 'PUBLISHED' },
    orderBy: { version: 'asc' },
  })
  return sets.map(({ version, publishedAt, changes }) => ({
    version: version ?? 0,
    day: newYorkDay(publishedAt ?? new Date(0)),
    changes: readChanges(changes),
  }))
}

/** The outlooks set at the desk, each in its latest version. */
async function ownOutlooks(): Promise<Outlook[]> {
  const rows = await db.tariffOutlook.findMany({ orderBy: { serial: 'asc' } })
  const last = new Map(rows.map((row) => [row.key, row]))
  return [...last.values()].map(({ key, version, title, setBy, setAt, scenarios }) => ({
    id: key,
    version,
    title,
    setBy,
    setAt: newYorkDay(setAt),
    scenarios: readScenarios(scenarios),
  }))
}
