import type { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { landedCostAnswer, landedCostRequest } from './landed-cost'

/** Duties, fees and landed cost of a shipment: the public interface. */
export const landedCost = operation({
  id: 'landedCost',
  method: 'POST',
  path: '/api/v1/landed-cost',
  audience: 'public',
  body: landedCostRequest,
  answer: landedCostAnswer,
  // A call costs 200 points, and each line beyond the first one.
  rate: {
    limit: 'landedCost',
    points: 200,
    of: ({ lines }) => (lines.length > 1 ? lines.length : 0),
  },
  cache: 'no-store',
})

/** A shipment as it is sent: jewelry and a steel box from China, by sea. */
export const landedCostExample = {
  destination: 'US',
  entryDate: '2026-12-01',
  mode: 'ocean',
  freight: '420.00',
  lines: [
    {
      id: 'rings',
      hsCode: '7117.19.9000',
      origin: 'CN',
      customsValue: '1110.00',
      netWeightKg: '4.200',
    },
  ],
} satisfies z.input<typeof landedCostRequest>
