import { expect, it, vi } from 'vitest'
import { documentHash } from '@/features/quotes/rules/canonical'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { inLetter, onPage, onPaper } from '@/tests/support/quote-outlets'
import { wordsOf } from '@/i18n/message'
import frozen from '@/tests/support/quote-of-before.json'
import frozenInWords from '@/tests/support/quote-of-version-1.json'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

/**
 * A revision as the first releases froze it: without tariff terms, outlook, rule set, the zone of
 * its rate day, and the sentence of who bears the duty. Never regenerate it: signed documents stay
 * readable for good.
 */
const before = quoteDocumentSchema.parse(frozen)

it('an earlier revision is read with the fingerprint that was signed', () => {
  expect(documentHash(before)).toBe(HASH)
})
const HASH = 'f813aedaf8342e970cf7884e4921f5d28539abaa2360419a766cf2b47261a034'

it.each([
  ['page', onPage],
  ['letter', inLetter],
  ['paper', onPaper],
])('it is complete on the %s', async (where, shown) => {
  const text = await shown(before)
  expect(text).toContain('USD 852.86')
  expect(text).toContain('Q-01042')
  expect(text).not.toMatch(/undefined|NaN|\bnull\b|Invalid Date|\d{4}-\d{2}-\d{2}/)
  // The agreed terms stay in their own words; who bears the duty is said beside the signature and
  // in the letter.
  if (where !== 'letter') for (const term of before.terms.map(wordsOf)) expect(text).toContain(term)
  if (where !== 'letter') expect(text).toContain('Nov 24, 2026 (New York)')
  if (where !== 'paper')
    expect(text).toContain('Import duties and fees of USD 124.86 are in the total and paid')
})

it('a current revision says what changed against it', async () => {
  const after = aQuoteDocument({ lines: before.draft.lines.slice(0, 1), revision: 2 })
  const [page, letter] = [await onPage(after, before), await inLetter(after, before)]
  expect(page).toMatch(/Tariff terms none capped at USD [\d.,]+/)
  expect(letter).toMatch(/Tariff terms:? ?capped at USD [\d.,]+[^.]* instead of none/)
  for (const text of [page, letter]) {
    expect(text).toMatch(/what changed since revision 1/i)
    expect(text).not.toMatch(/undefined|NaN|\bnull\b/)
  }
})

/** A revision frozen before sentences had values: words only, in English. */
const inWords = quoteDocumentSchema.parse(frozenInWords)

it('a revision in words alone is read with the fingerprint that was signed', () => {
  expect(documentHash(inWords)).toBe(
    '26eeba78c81bb817cf5ecd6b50f5fad8e41f1400334d51009ff00dc291cd1856',
  )
})

it.each([
  ['page', onPage],
  ['letter', inLetter],
  ['paper', onPaper],
])('its sentences are on the %s as they were signed', async (where, shown) => {
  const text = await shown(inWords)
  const reasons = inWords.duty.lines.flatMap(({ message, layers }) => [
    ...(message === null ? [] : [message]),
    ...layers.flatMap(({ reason }) => reason ?? []),
  ])
  expect(reasons).toHaveLength(4)
  const signed = [
    ...(where === 'page' ? reasons : []),
    ...(where === 'letter' ? [inWords.dutyClause ?? ''] : inWords.terms),
  ]
  for (const sentence of signed) expect(text).toContain(wordsOf(sentence))
  expect(text).not.toMatch(/undefined|NaN|\bnull\b|object Object/)
})

it('the same quote composed today says the same, with codes', () => {
  const { terms, dutyClause, language, schemaVersion } = aQuoteDocument({
    ...inWords.draft,
    lines: inWords.draft.lines,
  })
  expect({ language, schemaVersion }).toEqual({ language: 'en', schemaVersion: 2 })
  expect(terms.map(wordsOf)).toEqual(inWords.terms)
  expect(dutyClause).toMatchObject({
    code: 'common.together',
    text: inWords.dutyClause,
    values: {
      all: { list: [{ code: 'quotes.dutyClause.seller' }, { code: 'quotes.dutyClause.locked' }] },
    },
  })
})
