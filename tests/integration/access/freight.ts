import { exportCards, importCards, previewCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { freightAtDesk } from '@/features/freight/queries/freight'
import { heldLanes, takenCards } from '@/features/freight/queries/imports'
import { rateTable } from '@/features/freight/queries/rate-table'
import { proposedFreight } from '@/features/quotes/queries/freight-proposals'
import { packGoods } from '@/features/freight/engine/pack'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

export const freightCalls: Calls = {
  proposedFreight: {
    call: (v) =>
      proposedFreight(
        v,
        { lines: [], destination: 'US', incoterm: 'DDP', currency: 'USD' },
        { unitsPerUsd: '1', asOf: '2026-11-24', source: 'a test' },
        new Date(),
      ).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  rateTable: { call: (v) => rateTable(v), expected: STAFF_ONLY },
  takenCards: { call: (v) => takenCards(v).then(() => 'a list'), expected: STAFF_ONLY },
  heldLanes: { call: (v) => heldLanes(v).then(() => 'a list'), expected: STAFF_ONLY },
  freightAtDesk: {
    call: (v) =>
      freightAtDesk(v, packGoods([]), {
        origin: 'CN',
        destination: 'US',
        postcode: '',
        day: '2026-11-24',
      }),
    expected: STAFF_ONLY,
  },
  previewCards: { call: (v) => previewCards(as(v), '', false), expected: STAFF_ONLY },
  importCards: { call: (v) => importCards(as(v), '', { replace: false }), expected: STAFF_ONLY },
  exportCards: { call: (v) => exportCards(v, null), expected: STAFF_ONLY },
  reviewCards: {
    call: (v) => reviewCards(as(v), 0),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
}
