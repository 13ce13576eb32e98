import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { CurrentOutlook } from '@/features/tariffs/rules/rules-in-force'
import { holdsWords } from '@/features/tariffs/rules/standing'
import { rowSource, type SourceOf } from '@/platform/lists/source'
import type { OUTLOOK_LIST } from '../rules/outlook-list'
import { outlookExposure, type OutlookExposure } from './outlook-exposure'

/** An outlook of the desk, and its effect on the open quotes where it fits the rules in force. */
export interface OutlookRow extends Pick<CurrentOutlook, 'outlook' | 'problem'> {
  exposure: OutlookExposure | null
}

/** The source of the tariff desk's list of outlooks. */
export async function outlookTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof OUTLOOK_LIST, OutlookRow>> {
  authorize(actor, 'tariff.read')
  const [{ allOutlooks }, exposures] = await Promise.all([
    rulesInForce(),
    outlookExposure(actor, now),
  ])
  const rows = allOutlooks.map(({ outlook, problem }): OutlookRow => ({
    outlook,
    problem,
    exposure: exposures.find(({ outlookId }) => outlookId === outlook.id) ?? null,
  }))
  return rowSource(rows, {
    idOf: ({ outlook }) => outlook.id,
    keys: {
      title: ({ outlook }) => outlook.title,
      quotes: ({ exposure }) => exposure?.quotes ?? 0,
      by: ({ outlook }) => outlook.setBy,
      set: ({ outlook }) => outlook.setAt,
    },
    matches: ({ outlook, problem }, { q, fit }) =>
      (fit === '' || (fit === 'fits') === (problem === null)) &&
      holdsWords(q, [outlook.title, outlook.setBy, ...outlook.scenarios.map(({ title }) => title)]),
  })
}
