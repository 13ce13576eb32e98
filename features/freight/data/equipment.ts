import type { Equipment } from '../engine/fill'

/**
 * What containers hold: the lower end of usual stowage of cartons, and the payload that shippers
 * count on. General figures of the trade, from memory and not reviewed: a carrier's own sheet takes
 * precedence, and the page of a card says so.
 */
export const EQUIPMENT: readonly Equipment[] = [
  {
    type: '20GP',
    usableCm3: 26_000_000,
    payloadGrams: 28_000_000,
    insideMm: { length: 5_890, width: 2_350, height: 2_390 },
  },
  {
    type: '40GP',
    usableCm3: 55_000_000,
    payloadGrams: 26_500_000,
    insideMm: { length: 12_030, width: 2_350, height: 2_390 },
  },
  {
    type: '40HQ',
    usableCm3: 65_000_000,
    payloadGrams: 26_500_000,
    insideMm: { length: 12_030, width: 2_350, height: 2_690 },
  },
]
