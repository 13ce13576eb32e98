import { describe, expect, it } from 'vitest'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { say } from '@/i18n/say'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import type { DraftLine, QuoteDocument } from '../schema'
import { quotePapers, type ArticlePapers } from './papers'

const DAY = '2026-12-01'
const READ = { by: 'FSC-O101, Lin', at: '2026-11-29T08:00:00.000Z' }
const TRAY: Partial<DraftLine> = {
  kind: 'catalog',
  sku: 'TRAY',
  title: 'Steel tray',
  hsCode: '7323.93.0080',
  origin: 'MX',
  unitWeightGrams: '640',
  goods: [{ from: 'product', ...READ, facts: { kind: 'display', body: 'stainless', use: 'home' } }],
}
const CERTIFICATE = {
  agreement: 'usmca',
  certifier: 'exporter',
  certifierName: 'Aceros',
  criterion: 'B',
  from: '2026-06-01',
  to: '2027-05-31',
  file: { id: '00000000-0000-4000-8000-000000000001', name: 'origin.pdf' },
} as const
const MADE: ArticlePapers = {
  routes: [
    { steps: [{ country: 'CN', process: 'made' }], evidence: '', reference: '', declaredBy: '' },
    {
      steps: [{ country: 'MX', process: 'deep_drawing' }],
      evidence: 'production_record',
      reference: 'P-7',
      declaredBy: 'Aceros',
    },
  ],
  documents: ['NI-2026-1'],
  lacking: [],
}

function papers(
  line: Partial<DraftLine>,
  more: { destination?: string; article?: ArticlePapers } = {},
) {
  const { destination = 'US', article = MADE } = more
  const document = aQuoteDocument({ lines: [aLine(1, { ...TRAY, ...line })] })
  const drafted: QuoteDocument = {
    ...document,
    draft: { ...document.draft, destination },
    duty: { ...document.duty, asOf: DAY, entryDay: DAY, bornBy: 'buyer', lines: [] },
  }
  return quotePapers(drafted, SHIPPED_RULES.rowsOf(destination), new Map([['TRAY', article]]))
}
const lacking = (...args: Parameters<typeof papers>): string[] =>
  papers(...args)
    .lacks.filter(({ line }) => line !== null)
    .map(({ message }) => say(message, 'en'))

describe('the papers of a quote', () => {
  it('are complete where everything is stated, proved and in its period', () => {
    const { lines } = papers({ certificate: CERTIFICATE })
    expect(lines).toMatchObject([
      {
        said: [{ by: READ.by }],
        classified: { agrees: true, reviewedOn: expect.any(String) },
        making: { route: { reference: 'P-7' }, finding: { origin: 'MX', reason: 'formed' } },
        certificate: { counts: true },
        documents: ['NI-2026-1'],
      },
    ])
    expect(lacking({ certificate: CERTIFICATE })).toEqual([])
  })

  it('name what a line is missing', () => {
    expect(lacking({})).toEqual([
      'no certificate of origin (USMCA); without one it isn’t counted as originating',
    ])
    expect(
      lacking({
        certificate: { ...CERTIFICATE, to: '2026-11-30', file: undefined },
        unitWeightGrams: null,
      }),
    ).toEqual([
      'its weight isn’t known',
      'its certificate of origin (Jun 1, 2026 to Nov 30, 2026) doesn’t cover the expected entry on Dec 1, 2026',
      'the paper of its certificate isn’t attached',
    ])
    expect(
      lacking(
        { certificate: CERTIFICATE },
        { article: { ...MADE, lacking: [{ code: 'NI-2025-9', why: 'expired' }] } },
      ),
    ).toEqual(['its document NI-2025-9 has expired'])
    expect(lacking({ origin: 'IN' })).toEqual([
      'nobody has stated how it is made in its origin, IN',
    ])
    expect(lacking({ origin: 'CN' })).toEqual([
      'there is no evidence of its making in its origin, CN',
    ])
    expect(lacking({ origin: 'CN', hsCode: null, goods: [] })).toEqual([
      'it has no customs code',
      expect.stringMatching(/^not known: /) as string,
      'there is no evidence of its making in its origin, CN',
    ])
    expect(lacking({ origin: 'CN', hsCode: '7326.90.8688' })[0]).toMatch(
      /^it is quoted as 7326\.90\.8688, and its facts lead to 7323\.93/,
    )
  })

  it('name what the destination requires, with the mass that decides', () => {
    const strip: Partial<DraftLine> = {
      hsCode: '7326.90.98',
      origin: 'CN',
      goods: [{ from: 'desk', ...READ, facts: { kind: 'part', part: 'link_strip' } }],
    }
    const { risks } = papers(strip, { destination: 'DE' })
    expect(risks.map(({ notice, mass }) => [notice.id, mass?.lacking])).toContainEqual([
      'eu-cbam',
      false,
    ])
    const unknown = papers({ ...strip, unitWeightGrams: null }, { destination: 'DE' })
    expect(
      unknown.lacks.filter(({ line }) => line === null).map(({ message }) => say(message, 'en')),
    ).toContain('the weight of every line that counts towards CBAM')
    expect(papers({}, { destination: 'JP' }).lacks.map(({ message }) => message.code)).toContain(
      'papers.lacks.rules',
    )
  })
})
