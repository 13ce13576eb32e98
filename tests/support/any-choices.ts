import fc from 'fast-check'
import type { ChoiceGroup, DraftLine, QuoteDraft } from '@/features/quotes/schema'
import { anyDraft } from './any-quote-draft'

const moved = fc.record({
  quantity: fc.integer({ min: 1, max: 20_000 }),
  unitPriceMinor: fc.integer({ min: 1, max: 20_000 }),
  leadTimeDays: fc.integer({ min: 1, max: 60 }),
})

const termsOffer = fc.record({
  id: fc.uuid(),
  incoterm: fc.constantFrom('EXW', 'FOB', 'CIF', 'DAP', 'DDP'),
  namedPlace: fc.constantFrom('Hamburg', 'Ningbo'),
  transportMode: fc.constantFrom('ocean' as const, 'air' as const),
  freightMinor: fc.nat(9_000_00),
  insuranceMinor: fc.nat(90_00),
  tariffTerms: fc.constantFrom(
    { kind: 'floating' as const },
    { kind: 'capped' as const, capPercent: '5', premiumMinor: 12_00 },
  ),
})

/**
 * A draft with groups and optional lines, in 24 combinations at most; nothing is subtracted, so
 * every combination can be composed.
 */
export const anyChoosableDraft: fc.Arbitrary<QuoteDraft> = fc
  .record({
    draft: anyDraft,
    offers: fc.array(fc.record({ id: fc.uuid(), change: moved }), { minLength: 1, maxLength: 2 }),
    group: fc.uuid(),
    terms: fc.option(fc.record({ id: fc.uuid(), offer: termsOffer })),
    optional: fc.option(fc.record({ id: fc.uuid(), change: moved })),
  })
  .map(({ draft, offers, group, terms, optional }) => {
    const lines = draft.lines.filter(
      ({ id }, i) => draft.lines.findIndex((each) => each.id === id) === i,
    )
    const [line] = lines
    if (!line) throw new RangeError('a draft has a line')
    const { credits: _, ...plain } = draft
    const choices: ChoiceGroup[] = [
      {
        of: 'line',
        id: group,
        lineId: line.id,
        offers: offers.map(({ id, change }) => ({ id, line: { ...line, ...change } })),
      },
      ...(terms ? [{ of: 'terms' as const, id: terms.id, offers: [terms.offer] }] : []),
    ]
    const extra: DraftLine[] = optional ? [{ ...line, ...optional.change, id: optional.id }] : []
    return {
      ...plain,
      lines,
      discountMinor: 0,
      choices,
      ...(extra.length > 0 ? { optionalLines: extra } : {}),
    }
  })
