import { ddpStanding, type ImportWay } from '@/features/tariffs/rules/importer'
import { dutyBornBy } from '@/features/tariffs/schema'
import { addDays } from '@/platform/day'
import type { QuoteDocument } from '../schema'
import type { SendStop } from './send-stops'

/**
 * A DDP quote is sent only to destinations where we can be the importer on the expected day of
 * entry. Pure.
 * @param way how the house imports there; null where it hasn't said
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
