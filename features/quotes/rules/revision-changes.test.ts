import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { A_HOUSE } from '@/tests/support/a-house'
import { anyDraft } from '@/tests/support/any-quote-draft'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import type { QuoteDraft } from '../schema'
import { changeSheet, type ChangeSheet } from './change-sheet'
import { changeWords } from './change-words'
import { composeRevision } from './compose-revision'
import { differingLines, revisionChanges, type RevisionChanges } from './revision-changes'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'

const NOW = new Date('2026-11-24T12:00:00Z')

const compose = (draft: QuoteDraft, revision: number) =>
  composeRevision(
    draft,
    {
      quoteSerial: 7,
      revision,
      buyer: { companyName: 'Demo Boutique', contactName: 'Ana', contactEmail: 'ana@demo.example' },
      contact: { name: 'Lin', email: 'lin@fsc.example' },
      exchangeRate: { unitsPerUsd: '1', asOf: '2026-11-24', source: 'demo' },
    },
    SHIPPED_RULES,
    NOW,
    A_HOUSE,
  )

/**
 * Two revisions of a quote: some lines unchanged, some changed, some added, some removed, in any
 * order.
 */
const twoRevisions = fc
  .tuple(anyDraft, anyDraft, fc.infiniteStream(fc.constantFrom('keep', 'change', 'drop')))
  .map(([before, other, fates]) => {
    const lines = before.lines.flatMap((line, i) => {
      const fate = fates.next().value
      if (fate === 'drop') return []
      const like = other.lines[i % other.lines.length]
      return [fate === 'change' && like ? { ...like, id: line.id } : line]
    })
    // The deduction is one that either draft can bear, and added lines come first.
    const after = {
      ...other,
      lines: [...other.lines.slice(0, 12 - lines.length), ...lines.toReversed()],
      discountMinor: 0,
      credits: [],
    }
    return { before: compose(before, 1), after: compose(after, 2) }
  })

const sum = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0)
const swapped = <T extends { from: unknown; to: unknown }>(moves: T[]) =>
  moves.map((move) => ({ ...move, from: move.to, to: move.from }))
const byField = <T extends { field: string }>(moves: T[]): T[] =>
  moves.toSorted((a, b) => a.field.localeCompare(b.field))

describe('what changed between two revisions', () => {
  it('is nothing between a revision and itself, or its lines in another order', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const document = compose(draft, 1)
        const reordered = {
          ...document,
          draft: { ...document.draft, lines: draft.lines.toReversed() },
          lineTotalsMinor: document.lineTotalsMinor.toReversed(),
        }
        for (const other of [document, reordered])
          expect(revisionChanges(document, other)).toMatchObject({
            added: [],
            removed: [],
            changed: [],
            terms: [],
            sums: [],
            unchanged: draft.lines.length,
          })
      }),
    )
  })

  it('includes an added certificate of origin, with its period', () => {
    const before = aQuoteDocument({ lines: [aLine(0, { origin: 'MX' })] })
    const certificate = {
      agreement: 'usmca',
      certifier: 'producer',
      certifierName: 'Bandejas de Monterrey S.A.',
      criterion: 'B',
      from: '2026-06-01',
      to: '2027-05-31',
    } as const
    const after = aQuoteDocument({ lines: [aLine(0, { origin: 'MX', certificate })], revision: 2 })
    const { groups } = changeWords(revisionChanges(before, after), 'en')
    expect(groups.flatMap(({ rows }) => rows)).toContainEqual({
      label: 'Certificate of origin',
      text: 'criterion B, Jun 1, 2026 to May 31, 2027, Bandejas de Monterrey S.A. instead of none',
      from: 'none',
      to: 'criterion B, Jun 1, 2026 to May 31, 2027, Bandejas de Monterrey S.A.',
    })
  })

  it('is the reverse in the other direction', () => {
    fc.assert(
      fc.property(twoRevisions, ({ before, after }) => {
        const forward = revisionChanges(before, after)
        const back = revisionChanges(after, before)
        const lines = (of: RevisionChanges['added']) => of.map(({ line }) => line.id).toSorted()
        expect(lines(back.added)).toEqual(lines(forward.removed))
        expect(lines(back.removed)).toEqual(lines(forward.added))
        expect(back.unchanged).toBe(forward.unchanged)
        expect(back.terms).toEqual(swapped(forward.terms))
        expect(byField(back.sums)).toEqual(byField(swapped(forward.sums)))
        const moves = (of: RevisionChanges) =>
          of.changed.map((line) => JSON.stringify([line.fromMinor, line.toMinor, line.moves]))
        const reversed = forward.changed.map((line) =>
          JSON.stringify([line.toMinor, line.fromMinor, swapped(line.moves)]),
        )
        expect(moves(back).toSorted()).toEqual(reversed.toSorted())
      }),
    )
  })

  it('accounts for the whole change of the total, to the cent', () => {
    fc.assert(
      fc.property(twoRevisions, ({ before, after }) => {
        const same = compose({ ...after.draft, currency: before.draft.currency }, 2)
        const { added, removed, changed, sums, total } = revisionChanges(before, same)
        expect(
          sum(added.map((line) => line.totalMinor)) -
            sum(removed.map((line) => line.totalMinor)) +
            sum(changed.map((line) => line.toMinor - line.fromMinor)) +
            sum(sums.map(({ from, to }) => to - from)),
        ).toBe(total.to - total.from)
      }),
    )
  })

  it('names every line once: added, changed or unchanged', () => {
    fc.assert(
      fc.property(twoRevisions, ({ before, after }) => {
        const { added, removed, changed, unchanged } = revisionChanges(before, after)
        expect(added.length + changed.length + unchanged).toBe(after.draft.lines.length)
        expect(removed.length + changed.length + unchanged).toBe(before.draft.lines.length)
      }),
    )
  })
})

describe('of five hundred lines', () => {
  it('is found in less than 50 ms', () => {
    const lines = (changed: boolean) =>
      Array.from({ length: 500 }, (_, i) =>
        aLine(i, changed && i % 3 === 0 ? { quantity: 900 + i, unitPriceMinor: 77 } : {}),
      )
    const before = aQuoteDocument({ lines: lines(false) })
    const after = aQuoteDocument({ lines: lines(true), revision: 2 })
    const times = Array.from({ length: 9 }, () => {
      const begun = process.cpuUsage()
      const { unchanged } = revisionChanges(before, after)
      expect(unchanged).toBe(333)
      const { user, system } = process.cpuUsage(begun)
      return (user + system) / 1_000
    })
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(50)
  })
})

describe('its words', () => {
  const changedText = (before: Parameters<typeof revisionChanges>[0], after: typeof before) => {
    const { title, groups, closing } = changeWords(revisionChanges(before, after), 'en')
    return [
      title,
      ...groups.flatMap((group) => [
        ...(group.title ? [group.title] : []),
        ...group.rows.map(({ label, text }) => `${label}: ${text}`),
      ]),
      ...closing,
    ]
  }

  it('say what was and what is, and leave out what stayed', () => {
    const before = aQuoteDocument({
      lines: [aLine(0), aLine(1), aLine(2)],
      incoterm: 'FOB',
      namedPlace: 'Ningbo',
    })
    const after = aQuoteDocument({
      revision: 2,
      lines: [
        aLine(0),
        aLine(1, { quantity: 1_200, unitPriceMinor: 99, details: ['Brushed', '17 mm'] }),
        aLine(4, { title: 'Rope chain', sku: null }),
      ],
      incoterm: 'FOB',
      namedPlace: 'Shanghai',
      freightMinor: 500_00,
      discountMinor: 10_00,
    })
    expect(changedText(before, after)).toEqual([
      'What changed since revision 1',
      'Total: USD 2,039.60 instead of USD 862.50, USD 1,177.10 more',
      'Deposit: USD 611.88 instead of USD 258.75',
      expect.stringMatching(/^Import duty, your estimate: USD [\d.,]+ instead of USD [\d.,]+$/),
      'Band ring',
      'Pieces: 1,200 instead of 110',
      'Unit price: USD 0.99 instead of USD 1.21',
      'Details: Brushed instead of Polished; Laser engraving inside',
      'Line total: USD 1,188.00 instead of USD 133.10',
      'Added',
      'Rope chain: 140 pieces at USD 1.24, USD 198.60 in all',
      'Taken out',
      'Band ring, FSC-R102-POLISHED-12: 120 pieces at USD 1.22, USD 146.40 in all',
      'Terms and costs',
      'Place: Shanghai instead of Ningbo',
      'Discount: USD 10.00 instead of none',
      'Freight: USD 500.00 instead of USD 420.00',
      '1 line is as before.',
    ])
  })

  it('say what tariff terms bind the buyer to', () => {
    const before = aQuoteDocument({ lines: 1 })
    const after = aQuoteDocument({
      lines: 1,
      revision: 2,
      tariffTerms: { kind: 'locked', until: '2027-03-01', trigger: null, premiumMinor: 90_00 },
    })
    const words = changedText(before, after)
    expect(words.join('\n')).toMatch(
      /Tariff terms: locked until Mar 1, 2027 instead of capped at USD [\d.,]+/,
    )
    expect(words).toContain('Price of the tariff terms: USD 90.00 instead of USD 35.00')
  })

  it('name both currencies where they differ, without computing a difference', () => {
    const words = changedText(
      aQuoteDocument({ lines: 2 }),
      aQuoteDocument({ lines: 2, revision: 2, currency: 'EUR' }),
    )
    expect(words[1]).toMatch(/^Total: EUR [\d.,]+ instead of USD [\d.,]+$/)
    expect(words).toContain('Unit price: EUR 1.20 instead of USD 1.20')
    expect(words).toContain('Currency: EUR instead of USD')
  })

  it('end after twenty lines, and say where nothing changed', () => {
    const lines = (quantity: number) => Array.from({ length: 60 }, (_, i) => aLine(i, { quantity }))
    const words = changedText(
      aQuoteDocument({ lines: lines(10) }),
      aQuoteDocument({ lines: lines(20), revision: 2 }),
    )
    expect(words).toContain('And 40 more lines: see the quote')
    expect(words.filter((row) => row === 'Pieces: 20 instead of 10')).toHaveLength(20)
    const same = changedText(
      aQuoteDocument({ lines: 2 }),
      aQuoteDocument({ lines: 2, revision: 2 }),
    )
    expect(same.at(-1)).toBe('Only the date of the rates changed.')
  })
})

describe('differences in pages', () => {
  it('show every line that differs once, beside other differences, whatever a page holds', () => {
    fc.assert(
      fc.property(twoRevisions, fc.integer({ min: 1, max: 7 }), ({ before, after }, atOnce) => {
        const changes = revisionChanges(before, after)
        const whole = changeSheet(changes, 'en')
        const count = differingLines(changes)
        const pages = Array.from({ length: Math.ceil(count / atOnce) }, (_, i) =>
          changeSheet(changes, 'en', false, { from: i * atOnce, to: (i + 1) * atOnce }),
        )
        const lines = (sheet: ChangeSheet) => [
          ...sheet.groups.slice(1),
          ...(sheet.more?.groups ?? []),
        ]
        expect(pages.flatMap(lines)).toEqual(lines(whole))
        for (const sheet of pages) expect(sheet.groups[0]).toEqual(whole.groups[0])
        // Added and removed lines have one row each; terms, sums and choices are on every page.
        const rows = (sheet: ChangeSheet) =>
          sheet.rest.reduce((n, group) => n + group.rows.length, 0)
        const addedOrRemoved = changes.added.length + changes.removed.length
        expect(sum(pages.map(rows))).toBe(
          addedOrRemoved + pages.length * (rows(whole) - addedOrRemoved),
        )
      }),
      { numRuns: 30 },
    )
  })
})
