import type { DemoOption, Line } from './types'

const option = (
  code: string,
  kind: DemoOption['kind'],
  name: string,
  unitPriceMinor: number,
  setupFeeMinor: number,
  minimumQuantity: number,
  leadTimeDays: number,
  more: Pick<DemoOption, 'artwork' | 'detail' | 'excludes'> = {},
): DemoOption => ({
  code,
  kind,
  name,
  unitPriceMinor,
  setupFeeMinor,
  minimumQuantity,
  leadTimeDays,
  ...more,
})

/** Options of a line's products: price per piece, set-up, minimum quantity, additional days. */
export function optionsFor(line: Line, steel: boolean): DemoOption[] {
  if (line === 'jewelry') {
    return [
      option('laser-engraving', 'engraving', 'Laser engraving, one face', 12, 2500, 100, 3, {
        artwork: true,
        detail: 'fibre laser, 0.05 mm deep',
      }),
      option('logo-tag', 'logo', 'Logo tag on the clasp or card', 9, 4000, 300, 5, {
        artwork: true,
      }),
      option('gift-box', 'packaging', 'Paperboard gift box', 38, 0, 100, 4, {
        excludes: ['velvet-pouch'],
      }),
      option('velvet-pouch', 'packaging', 'Velvet pouch', 16, 0, 100, 0, {
        excludes: ['gift-box'],
      }),
    ]
  }
  if (line === 'boxes' && !steel) {
    return [
      option('foil-logo', 'logo', 'Hot-foil logo on the lid', 11, 6000, 300, 4, {
        artwork: true,
        detail: 'one colour, up to 60 × 40 mm',
      }),
      option('custom-lining', 'lining', 'Lining in your colour', 14, 8000, 300, 7),
      option('outer-sleeve', 'packaging', 'Printed outer sleeve', 16, 9000, 500, 6, {
        artwork: true,
      }),
    ]
  }
  return [
    option('laser-logo', 'logo', 'Laser-engraved logo', 18, 3000, 50, 3, { artwork: true }),
    option('retail-carton', 'packaging', 'Printed retail carton', 46, 9000, 200, 7, {
      artwork: true,
    }),
  ]
}
