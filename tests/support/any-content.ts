import fc from 'fast-check'
import type { ProductContent } from '@/features/catalog/rules/content'
import { originsOf } from '@/features/tariffs/rules/origin'
import { OPTION_KINDS, PICTURE_ROLES, type Break } from '@/features/catalog/rules/content-lists'

/** Contents that keep every rule, for property tests. */

const spelled = (letters: string, most: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: most })
    .map((all) => all.join(''))
const words = spelled('abcdeXYZ019 ,.’-/“é金', 16).map((text) => text.trim() || 'x')
const money = fc.integer({ min: 1, max: 1_000_000 })
const share = (parts: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: parts - 1, maxLength: parts - 1 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
    .map((edges) => edges.slice(1).map((edge, i) => String((edge - (edges[i] ?? 0)) / 100)))

/** Price breaks from a quantity on, each dearer for fewer pieces. */
const breaks = (least: number, most: number, cheapest = 1) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: least + 500_000 }), { minLength: 1, maxLength: 6 })
    .chain((quantities) =>
      fc
        .array(fc.integer({ min: cheapest, max: most }), {
          minLength: quantities.length,
          maxLength: quantities.length,
        })
        .map((prices): Break[] => {
          const falling = prices.toSorted((a, b) => b - a)
          return quantities
            .toSorted((a, b) => a - b)
            .map((fromQuantity, i) => ({ fromQuantity, unitPriceMinor: falling[i] ?? cheapest }))
        }),
    )

/** Ways of making a piece, each with an origin of its own, with evidence. */
const anyRoutes = fc.subarray(['CN', 'MX', 'IN'], { minLength: 1 }).chain((countries) =>
  fc.tuple(
    ...countries.map((country) =>
      fc
        .record({
          formed: fc.constantFrom('casting', 'stamping', 'machining'),
          finished: fc.subarray(['polishing', 'plating', 'packing']),
          at: fc.constantFrom('CN', 'MX', 'IN'),
        })
        .map(({ formed, finished, at }) => ({
          steps: [
            { country, process: formed },
            ...finished.map((process) => ({ country: at, process })),
          ],
          evidence: 'certificate',
          reference: 'C-1',
          declaredBy: 'Works',
        })),
    ),
  ),
)

const head = fc.record({
  orderMultiple: fc.integer({ min: 1, max: 50 }),
  steps: fc.integer({ min: 2, max: 40 }),
  finishes: fc.integer({ min: 1, max: 3 }),
  sizes: fc.integer({ min: 1, max: 3 }),
  options: fc.integer({ min: 0, max: 4 }),
  parts: fc.integer({ min: 1, max: 4 }),
})

export const anyContent: fc.Arbitrary<ProductContent> = head.chain(
  ({ orderMultiple, steps, finishes, sizes, options, parts }) => {
    const moq = orderMultiple * steps
    const variants = Array.from({ length: finishes * sizes }, (_, i) => ({
      sku: `T-1-${i}`,
      finishCode: `finish-${i % finishes}`,
      sizeCode: String(Math.floor(i / finishes)),
    }))
    const codes = Array.from({ length: options }, (_, i) => `option-${i}`)
    const some = <T, U>(all: readonly T[], each: (one: T) => fc.Arbitrary<U>) =>
      fc.subarray([...all]).chain((chosen) => fc.tuple(...chosen.map(each)))
    return fc
      .record({
        name: words,
        slug: fc
          .array(spelled('abz09', 6), { minLength: 1, maxLength: 3 })
          .map((parts) => parts.join('-')),
        styleNumber: spelled('ABZ09-', 12).map((rest) => `F${rest}`),
        line: fc.constantFrom('jewelry' as const, 'boxes' as const, 'organizers' as const),
        type: fc.constantFrom('rings', 'steel-boxes'),
        summary: words,
        description: words,
        grade: fc.option(fc.constantFrom('304', '316L')),
        material: words,
        dimensions: fc.array(
          fc.record({ name: words, millimetres: fc.constantFrom('6.0', '12', '10–12') }),
          { maxLength: 3 },
        ),
        unitWeightGrams: fc
          .integer({ min: 1, max: 99_999 })
          .map((hundredths) => String(hundredths / 100)),
        moq: fc.constant(moq),
        orderMultiple: fc.constant(orderMultiple),
        leadTimeDays: fc.nat(720),
        sampleLeadTimeDays: fc.nat(720),
        cartonPieces: fc.integer({ min: 1, max: 1000 }),
        cartonLengthMm: fc.constant(300),
        cartonWidthMm: fc.constant(200),
        cartonHeightMm: fc.constant(100),
        cartonGrossGrams: fc.constant(4000),
        hsCodeUs: fc.constantFrom('7117.19.9000', '7323.93.00.80'),
        routes: anyRoutes,
        facts: fc.subarray([
          { fact: 'plating', answer: 'pvd' },
          { fact: 'childrens', answer: 'no' },
          { fact: 'melt_country', answer: 'CN' },
        ]),
        priceBreaks: breaks(moq, 5_000_000, 1_000_001),
        variants: fc.tuple(
          ...variants.map((variant) =>
            fc
              .record({
                finishName: words,
                sizeName: words,
                unitPriceDeltaMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
              })
              .map((rest) => ({ ...variant, ...rest })),
          ),
        ),
        options: fc.tuple(
          ...codes.map((code) =>
            fc.record({
              code: fc.constant(code),
              kind: fc.constantFrom(...OPTION_KINDS),
              name: words,
              unitPriceMinor: fc.constant(5_000),
              setupFeeMinor: money,
              minimumQuantity: fc.integer({ min: 0, max: 1_000 }),
              leadTimeDays: fc.nat(60),
              artwork: fc.boolean(),
              detail: fc.oneof(fc.constant(''), words),
              excludes: fc.subarray(codes.filter((other) => other !== code)),
            }),
          ),
        ),
        finishMoqs: some([...new Set(variants.map(({ finishCode }) => finishCode))], (finishCode) =>
          fc
            .integer({ min: 1, max: 90 })
            .map((times) => ({ finishCode, moq: times * orderMultiple })),
        ),
        variantBreaks: some(variants, ({ sku }) =>
          breaks(moq, 1_000_000).map((all) => all.map((each) => ({ sku, ...each }))),
        ).map((all) => all.flat()),
        optionBreaks: some(codes, (code) =>
          breaks(1_000, 5_000, 0).map((all) => all.map((each) => ({ code, ...each }))),
        ).map((all) => all.flat()),
        shortRun: fc.option(
          fc.record({
            leastQuantity: fc
              .integer({ min: 1, max: steps - 1 })
              .map((times) => times * orderMultiple),
            feeMinor: fc.nat(1_000_000),
          }),
        ),
        sampleFeeMinor: fc.option(fc.nat(1_000_000)),
        stock: some(variants, ({ sku }) => fc.nat(9_999).map((pieces) => ({ sku, pieces }))),
        stockLeadTimeDays: fc.integer({ min: 1, max: 60 }),
        hsCodes: fc.subarray([
          { destination: 'CA', code: '7117.19.90' },
          { destination: 'JP', code: '7117.19.019' },
          { destination: 'DE', code: '7117.19.00.00' },
          { destination: 'IN', code: '7117.19.90' },
        ]),
        materials: fc.oneof(
          fc.constant<ProductContent['materials']>([]),
          share(parts).map((percents) =>
            percents.map((percent, i) => ({
              material: ['stainless steel', 'glass', 'velvet', 'zamak'][i] ?? 'foam',
              percent,
            })),
          ),
        ),
        pictures: some(['hero', 'macro', 'scale'], (shot) =>
          fc.record({
            path: fc.constant(`/products/ring/${shot}`),
            role: fc.constantFrom(...PICTURE_ROLES),
            finishCode: fc.option(fc.constantFrom(...variants.map(({ finishCode }) => finishCode))),
            focalX: fc.nat(100),
            focalY: fc.nat(100),
            alt: words,
          }),
        ),
        documents: fc.subarray(['NICKEL-2026-01', 'REACH/44', 'p65_a']),
      })
      .map((content) => ({ ...content, origins: originsOf(content.routes) }))
  },
)
