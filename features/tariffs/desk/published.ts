import 'server-only'
import { db } from '@/platform/db/client'
import type { RuleChange } from '../engine/change'
import { installChanges, installWindows, rulesVersion, type OpenWindow } from '../rules'

const newYorkDay = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** Brings this process's rules and quota balances up to what is published: two small queries when nothing changed. To be awaited before rating. */
export async function refreshRules(): Promise<void> {
  installWindows(await db.$queryRaw<OpenWindow[]>`
    SELECT w."orderNumber", w."fromDay" AS "from", w."toDay" AS "to", trim_scale(w.volume)::text AS volume, trim_scale(w."criticalThresholdPercent")::text AS "criticalThresholdPercent",
      trim_scale(GREATEST(0, w.volume - COALESCE(sum(e.kilograms) FILTER (WHERE e."expiresAt" IS NULL OR e."expiresAt" > now()), 0)))::text AS remaining
    FROM quota_window w LEFT JOIN quota_entry e ON e."windowId" = w.id GROUP BY w.id ORDER BY w."orderNumber", w."fromDay"`)
  const { _max: { version } } = await db.tariffChangeSet.aggregate({ _max: { version: true } })
  if ((version ?? 0) === rulesVersion()) return
  const published = await db.tariffChangeSet.findMany({ where: { state: 'PUBLISHED' }, orderBy: { version: 'asc' } })
  installChanges(published.map(({ version: number, publishedAt, changes }) => ({ version: number ?? 0, day: newYorkDay(publishedAt ?? new Date(0)), changes: changes as unknown as RuleChange[] })))
}
