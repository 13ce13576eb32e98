import { expect, it, vi } from 'vitest'
import { documentHash } from '@/features/quotes/rules/canonical'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { inLetter, onPage, onPaper } from '@/tests/support/quote-outlets'
import frozen from '@/tests/support/quote-of-before.json'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

/**
 * A revision as the first releases froze it: without tariff terms, outlook, rule set, the zone of its rate day, and
 * the sentence of who bears the duty. Never write it anew: what was signed is read for good.
 */
const before = quoteDocumentSchema.parse(frozen)

it('a revision of before is read with the fingerprint that was signed', () => {
  expect(documentHash(before)).toBe(HASH)
})
const HASH = 'f813aedaf8342e970cf7884e4921f5d28539abaa2360419a766cf2b47261a034'

it.each([
  ['page', onPage],
  ['letter', inLetter],
  ['paper', onPaper],
])('it is whole on the %s', async (where, shown) => {
  const text = await shown(before)
  expect(text).toContain('USD 852.86')
  expect(text).toContain('Q-01042')
  expect(text).not.toMatch(/undefined|NaN|\bnull\b|Invalid Date|\d{4}-\d{2}-\d{2}/)
  // What was agreed stays in its own words; who bears the duty is told beside the signature and in the letter.
  if (where !== 'letter') for (const term of before.terms) expect(text).toContain(term)
  if (where !== 'letter') expect(text).toContain('Nov 24, 2026 (New York)')
  if (where !== 'paper')
    expect(text).toContain('Import duties and fees of USD 124.86 are in the total and paid')
})

it('a revision of today says what changed against it', async () => {
  const after = aQuoteDocument({ lines: before.draft.lines.slice(0, 1), revision: 2 })
  for (const text of [await onPage(after, before), await inLetter(after, before)]) {
    expect(text).toMatch(/what changed since revision 1/i)
    expect(text).toMatch(/Tariff terms:? ?capped at USD [\d.,]+[^.]* instead of none/)
    expect(text).not.toMatch(/undefined|NaN|\bnull\b/)
  }
})
