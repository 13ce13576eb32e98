import type { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { landedCostAnswer, landedCostRequest } from './landed-cost-schema'

/** Duties, fees and landed cost of a shipment: the public API. */
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

type Example = z.input<typeof landedCostRequest>

type Line = Example['lines'][number]

/** Goods of steel, so that a duty, a surtax or a notice can depend on what they are and weigh. */
const links = (hsCode: string): Line => ({
  id: 'links',
  hsCode,
  origin: 'CN',
  customsValue: '2400.00',
  netWeightKg: '120',
  goods: { kind: 'part', part: 'link_strip', melt_country: 'KR', mill_certificate: 'yes' },
})

/** Example requests: goods from China by sea, to three customs territories, by the codes that each uses. */
export const landedCostExamples = {
  US: example('US', '7117.19.9000'),
  DE: example('DE', '7117.19.00', links('7326.90.98')),
  CA: example('CA', '7117.19.90', links('7326.90.90')),
} satisfies Partial<Record<Example['destination'], Example>>
export type ExampleDestination = keyof typeof landedCostExamples

function example(
  destination: Example['destination'],
  hsCode: string,
  ...others: readonly Line[]
): Example {
  const rings: Line = {
    id: 'rings',
    hsCode,
    origin: 'CN',
    customsValue: '1110.00',
    netWeightKg: '4.200',
    goods: { kind: 'jewelry', metal: 'base', stones: 'none', childrens: 'no' },
  }
  return {
    destination,
    entryDate: '2026-12-01',
    mode: 'ocean',
    freight: '420.00',
    lines: [rings, ...others],
  }
}
