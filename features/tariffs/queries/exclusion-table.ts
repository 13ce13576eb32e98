import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { newYorkDay } from '@/platform/day'
import { rowSource, type SourceOf } from '@/platform/lists/source'
import type { Exclusion } from '../engine/types'
import type { EXCLUSION_LIST } from '../rules/exclusion-list'
import type { ReviewState } from '../rules/measure-list'
import { holdsWords, standingRows, type Standing } from '../rules/standing'
import { rulesInForce } from './rules-in-force'

/** An exclusion list as now known. */
export interface ExclusionRow extends Exclusion {
  standing: Standing
  reviewed: ReviewState
}

/** The list of current exclusion lists of the United States. */
export async function exclusionTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof EXCLUSION_LIST, ExclusionRow>> {
  authorize(actor, 'tariff.read')
  const rows: ExclusionRow[] = standingRows(
    (await rulesInForce()).us.exclusions ?? [],
    newYorkDay(now),
  )
  return rowSource(rows, {
    idOf: ({ id }) => id,
    keys: {
      title: ({ title }) => title,
      heading: ({ heading }) => heading,
      programme: ({ programme }) => programme,
      from: ({ from }) => from,
      until: ({ to }) => to,
    },
    matches: (row, { q, standing, review }) =>
      (standing === '' || row.standing === standing) &&
      (review === '' || row.reviewed === review) &&
      holdsWords(q, [
        row.title,
        row.heading,
        row.programme,
        row.description.text,
        row.legalBasis,
        row.source,
        row.id,
        ...row.numbers,
      ]),
  })
}
