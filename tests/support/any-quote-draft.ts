import fc from 'fast-check'
import type { QuoteDraft, TariffTerms } from '@/features/quotes/schema'

/** Any draft that can be composed: discount and sample fees never exceed the goods. */
export const anyDraft: fc.Arbitrary<QuoteDraft> = fc
  .record({
    lines: fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constant('catalog' as const),
        sku: fc.constant('FSC-R101-POLISHED-7'),
        title: fc.constant('Band ring'),
        details: fc.constant<string[]>([]),
        imagePath: fc.constant(null),
        quantity: fc.integer({ min: 1, max: 20_000 }),
        unitPriceMinor: fc.integer({ min: 1, max: 20_000 }),
        setupFeeMinor: fc.integer({ min: 0, max: 50_000 }),
        listUnitPriceMinor: fc.constant(null),
        hsCode: fc.constantFrom('7117.19.9000', '7323.93.0080', '4202.92.9700', null),
        origin: fc.constantFrom('CN', 'MX'),
        unitWeightGrams: fc.constantFrom('4.20', '150', null),
        leadTimeDays: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    currency: fc.constantFrom('USD', 'EUR', 'GBP', 'MXN', 'INR'),
    destination: fc.constantFrom('US', 'DE'),
    incoterm: fc.constantFrom('EXW', 'FOB', 'CIF', 'DAP', 'DDP'),
    namedPlace: fc.constant('Chicago'),
    transportMode: fc.constantFrom('ocean', 'air'),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    freightMinor: fc.nat(5_000_00),
    insuranceMinor: fc.nat(50_00),
    depositPercent: fc.constantFrom('30', '33.33', '50', '100', '0.5'),
    validUntil: fc.constant('2026-12-20'),
    notes: fc.constant(''),
    tariffTerms: fc.constantFrom<TariffTerms[]>(
      { kind: 'floating' },
      { kind: 'capped', capPercent: '12.5', premiumMinor: null },
      { kind: 'capped', capPercent: '0', premiumMinor: 5_00 },
      { kind: 'locked', until: '2027-03-01', trigger: null, premiumMinor: null },
      { kind: 'locked', until: null, trigger: 'the talks end', premiumMinor: 70_00 },
    ),
  })
  .map(({ discount, share, ...draft }) => {
    const goods = draft.lines.reduce(
      (sum, line) => sum + line.unitPriceMinor * line.quantity + line.setupFeeMinor,
      0,
    )
    const discountMinor = Math.floor(goods * discount)
    // Sample fees take at most what the discount leaves.
    const credits =
      share === null
        ? {}
        : {
            credits: [
              {
                id: '00000000-0000-4000-8000-00000000000c',
                title: 'Sample: Band ring',
                amountMinor: Math.floor((goods - discountMinor) * share),
              },
            ],
          }
    return { ...draft, discountMinor, ...credits }
  })
