import 'server-only'
import { newYorkDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import type { RuleChange } from '../engine/change'
import { readChanges, readScenarios } from '../rule-schema'
import {
  installChanges,
  installOutlooks,
  installWindows,
  outlooksSerial,
  rulesVersion,
  type OpenWindow,
} from '../rules-in-force'

/** Brings this process's rules, outlooks and quota balances up to what is published: two small queries at once when nothing changed. To be awaited before rating. */
export async function refreshRules(): Promise<void> {
  const [windows, [latest]] = await Promise.all([
    db.$queryRaw<OpenWindow[]>`
      SELECT w."orderNumber", w."fromDay" AS "from", w."toDay" AS "to", trim_scale(w.volume)::text AS volume, trim_scale(w."criticalThresholdPercent")::text AS "criticalThresholdPercent",
        trim_scale(GREATEST(0, w.volume - COALESCE(sum(e.kilograms) FILTER (WHERE e."expiresAt" IS NULL OR e."expiresAt" > now()), 0)))::text AS remaining
      FROM quota_window w LEFT JOIN quota_entry e ON e."windowId" = w.id GROUP BY w.id ORDER BY w."orderNumber", w."fromDay"`,
    db.$queryRaw<{ version: number; outlook: number }[]>`
      SELECT COALESCE((SELECT max(version) FROM tariff_change_set), 0)::int AS version, COALESCE((SELECT max(serial) FROM tariff_outlook), 0)::int AS outlook`,
  ])
  installWindows(windows)
  if (latest && latest.version !== rulesVersion()) await takeChanges()
  if (latest && latest.outlook !== outlooksSerial()) await takeOutlooks()
}

/** A change set that is published. @throws NotFoundError */
export async function publishedSet(
  serial: number,
): Promise<{ version: number; publishedAt: Date; changes: RuleChange[] }> {
  const row = await db.tariffChangeSet.findUnique({ where: { serial } })
  if (!row?.version || !row.publishedAt) throw new NotFoundError(`published change set ${serial}`)
  return { version: row.version, publishedAt: row.publishedAt, changes: readChanges(row.changes) }
}

async function takeChanges(): Promise<void> {
  const published = await db.tariffChangeSet.findMany({
    where: { state: 'PUBLISHED' },
    orderBy: { version: 'asc' },
  })
  installChanges(
    published.map(({ version, publishedAt, changes }) => ({
      version: version ?? 0,
      day: newYorkDay(publishedAt ?? new Date(0)),
      changes: readChanges(changes),
    })),
  )
}

async function takeOutlooks(): Promise<void> {
  const rows = await db.tariffOutlook.findMany({ orderBy: { serial: 'asc' } })
  const latest = new Map(rows.map((row) => [row.key, row]))
  installOutlooks(
    [...latest.values()].map(({ key, title, setBy, setAt, scenarios }) => ({
      id: key,
      title,
      setBy,
      setAt: newYorkDay(setAt),
      scenarios: readScenarios(scenarios),
    })),
    rows.at(-1)?.serial ?? 0,
  )
}
