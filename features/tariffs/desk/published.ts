import 'server-only'
import { newYorkDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import type { RuleChange } from '../engine/change'
import { installChanges, installWindows, rulesVersion, type OpenWindow } from '../rules'

/** Brings this process's rules and quota balances up to what is published: two small queries at once when nothing changed. To be awaited before rating. */
export async function refreshRules(): Promise<void> {
  const [windows, { _max: { version } }] = await Promise.all([
    db.$queryRaw<OpenWindow[]>`
      SELECT w."orderNumber", w."fromDay" AS "from", w."toDay" AS "to", trim_scale(w.volume)::text AS volume, trim_scale(w."criticalThresholdPercent")::text AS "criticalThresholdPercent",
        trim_scale(GREATEST(0, w.volume - COALESCE(sum(e.kilograms) FILTER (WHERE e."expiresAt" IS NULL OR e."expiresAt" > now()), 0)))::text AS remaining
      FROM quota_window w LEFT JOIN quota_entry e ON e."windowId" = w.id GROUP BY w.id ORDER BY w."orderNumber", w."fromDay"`,
    db.tariffChangeSet.aggregate({ _max: { version: true } }),
  ])
  installWindows(windows)
  if ((version ?? 0) === rulesVersion()) return
  const published = await db.tariffChangeSet.findMany({ where: { state: 'PUBLISHED' }, orderBy: { version: 'asc' } })
  installChanges(published.map(({ version: number, publishedAt, changes }) => ({ version: number ?? 0, day: newYorkDay(publishedAt ?? new Date(0)), changes: changes as unknown as RuleChange[] })))
}
