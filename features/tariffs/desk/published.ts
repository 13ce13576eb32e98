import 'server-only'
import { db } from '@/platform/db/client'
import type { RuleChange } from '../engine/change'
import { installChanges, rulesVersion } from '../rules'

const newYorkDay = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** Brings this process's rules up to what is published: one small query when nothing changed. To be awaited before rating. */
export async function refreshRules(): Promise<void> {
  const { _max: { version } } = await db.tariffChangeSet.aggregate({ _max: { version: true } })
  if ((version ?? 0) === rulesVersion()) return
  const published = await db.tariffChangeSet.findMany({ where: { state: 'PUBLISHED' }, orderBy: { version: 'asc' } })
  installChanges(published.map(({ version: number, publishedAt, changes }) => ({ version: number ?? 0, day: newYorkDay(publishedAt ?? new Date(0)), changes: changes as unknown as RuleChange[] })))
}
