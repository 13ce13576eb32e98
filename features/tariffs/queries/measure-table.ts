import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { rowSource, type SourceOf } from '@/platform/lists/source'
import type { Measure } from '../engine/types'
import {
  measureFits,
  reviewState,
  type MEASURE_LIST,
  type ReviewState,
} from '../rules/measure-list'
import { shippedDestinations } from '../rules/rules-in-force'
import { statutoryDay } from '../rules/statutory-zone'
import { rulesInForce } from './rules-in-force'

/** A measure as now known, and where it holds. */
export interface MeasureRow extends Measure {
  destination: string
  reviewed: ReviewState
}

/** The list of current measures of every destination. */
export async function measureTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof MEASURE_LIST, MeasureRow>> {
  authorize(actor, 'tariff.read')
  const inForce = await rulesInForce()
  const rows = shippedDestinations.flatMap((destination): MeasureRow[] => {
    const today = statutoryDay(destination, now)
    return (inForce.rowsOf(destination)?.measures ?? [])
      .filter(({ knownTo }) => knownTo === undefined)
      .map((measure) => ({ ...measure, destination, reviewed: reviewState(measure, today) }))
  })
  return rowSource(rows, {
    idOf: measureKey,
    keys: {
      heading: ({ heading }) => heading,
      title: ({ title }) => title,
      destination: ({ destination }) => destination,
      from: ({ from }) => from,
      until: ({ to }) => to,
    },
    matches: (row, { q, to, origin, day, review }) =>
      (to === '' || row.destination === to) &&
      (review === '' || row.reviewed === review) &&
      measureFits(row, {
        text: q,
        origin: origin.toUpperCase(),
        day: day || statutoryDay(row.destination, now),
      }),
  })
}

/** Identifies a row: one that is known better since keeps its id. */
export const measureKey = ({ destination, id, knownFrom }: MeasureRow): string =>
  [destination, id, knownFrom].filter(Boolean).join(' ')
