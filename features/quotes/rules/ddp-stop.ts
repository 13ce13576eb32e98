import { ddpStanding, type ImportWay } from '@/features/tariffs/rules/importer'
import { dutyBornBy } from '@/features/tariffs/schema'
import { addDays } from '@/platform/day'
import type { QuoteDocument } from '../schema'
import type { SendStop } from './send-stops'

/**
 * A quote in DDP is sent only to where we can be the importer on the day its goods are expected to enter. Pure.
 * @param way what the house says of the destination; null where it has said nothing
 */
export function ddpStops(
  { draft, duty, leadTimeDays }: Pick<QuoteDocument, 'draft' | 'duty' | 'leadTimeDays'>,
  way: ImportWay | null,
): SendStop[] {
  if (dutyBornBy(draft.incoterm) === 'buyer') return []
  const entry = duty.entryDay ?? addDays(duty.asOf, leadTimeDays)
  const standing = ddpStanding(draft.destination, entry, way)
  return standing === 'offered'
    ? []
    : [
        {
          path: 'incoterm',
          code: standing === 'house' ? 'ddp_house' : 'ddp_law',
          values: { country: draft.destination },
          amounts: {},
        },
      ]
}
