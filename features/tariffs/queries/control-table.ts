import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { newYorkDay } from '@/platform/day'
import { rowSource, type SourceOf } from '@/platform/lists/source'
import type { ExportControl } from '../engine/types'
import type { CONTROL_LIST } from '../rules/control-list'
import type { ReviewState } from '../rules/measure-list'
import { holdsWords, standingRows, type Standing } from '../rules/standing'
import { rulesInForce } from './rules-in-force'

/** An export control as now known. */
export interface ControlRow extends ExportControl {
  standing: Standing
  reviewed: ReviewState
}

/** The list of current export controls on goods to the United States. */
export async function controlTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof CONTROL_LIST, ControlRow>> {
  authorize(actor, 'tariff.read')
  const rows: ControlRow[] = standingRows(
    (await rulesInForce()).us.exportControls ?? [],
    newYorkDay(now),
  )
  return rowSource(rows, {
    idOf: ({ id }) => id,
    keys: {
      title: ({ title }) => title,
      exporter: ({ exporter }) => exporter,
      from: ({ from }) => from,
      until: ({ to }) => to,
    },
    matches: (row, { q, kind, standing, review }) =>
      (kind === '' || row.kind === kind) &&
      (standing === '' || row.standing === standing) &&
      (review === '' || row.reviewed === review) &&
      holdsWords(q, [
        row.title,
        row.exporter,
        row.legalBasis,
        row.source,
        row.id,
        ...row.codes,
        ...(row.destinations === '*' ? [] : row.destinations),
      ]),
  })
}
