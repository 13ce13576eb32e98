import { designFamilies } from '@/features/quotes/queries/design-families'
import { designFinishes } from '@/features/quotes/queries/line-designs'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { decideSample } from '@/features/orders/commands/decide-sample'
import { photographSample } from '@/features/orders/commands/photograph-sample'
import { shipSample } from '@/features/orders/commands/ship-sample'
import { samplesOf } from '@/features/orders/queries/samples'
import { reorder } from '@/features/quotes/commands/reorder'
import { reorderOf } from '@/features/quotes/queries/reorder'
import { pricedFor } from '@/features/requests/queries/priced-for'
import { requestSheet } from '@/features/requests/queries/request-sheet'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { BUYERS_OWN, type Calls, EVERYBODY, STAFF_ONLY, THEIR_OWN } from './expected'

const withoutSample = { lineId: '00000000-0000-4000-8000-000000000000', version: 0 }

/** A list of many lines, a repeated order, and its samples. */
export const againCalls: Calls = {
  designFamilies: {
    call: (v, t) => designFamilies(v, t.document.draft),
    expected: STAFF_ONLY,
  },
  designFinishes: {
    call: (v, t) => designFinishes(v, t.document.draft),
    expected: STAFF_ONLY,
  },
  requestSheet: {
    call: (v) => requestSheet(v, Readable.from([Buffer.from('RG-1-PL-17,100\n')])),
    expected: EVERYBODY,
  },
  pricedFor: {
    call: (v) => pricedFor(v),
    expected: {
      anonymous: 'nothing',
      stranger: 'answered',
      'strange guest': 'nothing',
      owner: 'answered',
      'linked guest': 'nothing',
      staff: 'nothing',
      enrolling: 'nothing',
    },
  },
  reorderOf: { call: (v, t) => reorderOf(v, t.serial, 1, now), expected: THEIR_OWN },
  reorder: {
    call: (v, t) =>
      reorder(as(v, now), { serial: t.serial, revision: 1, idempotencyKey: randomUUID() }, 'en'),
    expected: THEIR_OWN,
  },
  samplesOf: { call: (v, t) => samplesOf(v, t.orderSerial), expected: THEIR_OWN },
  // Of an order without a sample: the actor is let in, and then told so.
  shipSample: {
    call: (v, t) =>
      shipSample(as(v, now), {
        ...withoutSample,
        orderSerial: t.orderSerial,
        shippedOn: '2026-11-24',
      }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  photographSample: {
    call: (v, t) =>
      photographSample(as(v, now), {
        ...withoutSample,
        orderSerial: t.orderSerial,
        files: [{ id: withoutSample.lineId, claimToken: randomUUID() }],
        tolerances: 'Width | 6 | 0.1 | mm',
      }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  decideSample: {
    call: (v, t) =>
      decideSample(as(v, now), {
        ...withoutSample,
        orderSerial: t.orderSerial,
        decision: 'APPROVED',
      }),
    expected: { ...BUYERS_OWN, owner: 'not found', 'linked guest': 'not found' },
  },
}
