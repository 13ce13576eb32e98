import { expect, it, vi } from 'vitest'
import { dutyClause } from '@/features/quotes/rules/duty-clause'
import { DUTY_INCOTERMS, DUTY_TERMS } from '@/tests/support/duty-terms'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { inLetter, onPage, onPaper } from '@/tests/support/quote-outlets'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

const all = DUTY_INCOTERMS.flatMap((incoterm) =>
  Object.entries(DUTY_TERMS).map(([name, terms]) => [incoterm, name, terms] as const),
)

it.each(all)(
  'who bears the duty, %s with %s, is one sentence on the page, in the letter and on paper',
  async (incoterm, _, tariffTerms) => {
    const document = aQuoteDocument({ lines: 1, incoterm, tariffTerms })
    const clause = dutyClause(document)
    const [page, letter, paper] = await Promise.all([
      onPage(document),
      inLetter(document),
      onPaper(document),
    ])
    // Among the terms of the page, and beside the signature.
    expect([page, letter, paper].map((text) => text.split(clause).length - 1)).toEqual([2, 1, 1])
    for (const text of [page, letter, paper])
      expect(text).not.toMatch(incoterm === 'DDP' ? /not in the total/ : /paid by the seller/)
  },
)
