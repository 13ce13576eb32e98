import { beforeAll, expect, it, vi } from 'vitest'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { documentHash } from '@/features/quotes/rules/canonical'
import { quoteDocumentSchema, type QuoteDraft } from '@/features/quotes/schema'
import { aRate } from '@/tests/support/a-rate'
import { as } from '@/tests/support/as'
import { printedQuote } from '@/tests/support/printed-quote'
import { onPage, onPaper } from '@/tests/support/quote-outlets'
import { now } from './submit-request-fixtures'
import { aDraft, openDesk, staff } from './quote-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

beforeAll(async () => {
  await openDesk()
  await aRate('EUR', '0.92', { day: '2026-11-20' })
})

/** A quote sent under FOB: the buyer imports the goods. */
async function sent(quantity: number, change: Partial<QuoteDraft> = {}) {
  const made = await aDraft()
  const draft = {
    ...made.draft,
    incoterm: 'FOB' as const,
    namedPlace: 'Shenzhen',
    freightMinor: 0,
    insuranceMinor: 0,
    ...change,
    lines: made.draft.lines.map((line) => ({
      ...line,
      quantity,
      unitPriceMinor: 10_00,
      setupFeeMinor: 0,
      ...(change.destination === 'DE' ? { hsCode: '7117.19.00' } : {}),
    })),
  }
  const saved = await saveDraft(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: made.version,
    draft,
  })
  return sendRevision(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
}
const mpf = ({ duty }: Awaited<ReturnType<typeof sent>>['document']) =>
  duty.fees.find(({ programme }) => programme === 'mpf')?.amountMinor

it('a sample of low value states its regimes on page, paper and worksheet, and freezes them', async () => {
  const { document, documentHash: hash } = await sent(16, { destination: 'DE' })
  // USD 160.00 are EUR 147.20 at the rate of the test.
  expect(document.lowValue).toMatchObject({
    valueMinor: 160_00,
    rows: [{ id: 'eu-3', rate: { unitsPerUsd: '0.92', asOf: '2026-11-20' } }],
  })
  expect(documentHash(quoteDocumentSchema.parse(document))).toBe(hash)
  const said = 'These goods: USD 160.00, compared at 0.92 EUR for a US dollar (test, Nov 20, 2026).'
  expect(await onPage(document)).toContain(said)
  expect(await onPaper(document)).toContain(said)
  const { pages } = await printedQuote(document, { worksheet: true })
  expect(pages.at(-1)).toContain(said)
  // EUR 150.88 is above the limit.
  expect((await sent(164, { destination: 'DE' })).document.lowValue).toBeUndefined()
})

it('an informal entry pays its flat fee once staff state it, and shows the saving before', async () => {
  const { document: formal } = await sent(20)
  expect([mpf(formal), formal.duty.feeSavings?.length]).toEqual([34_58, 1])
  expect(await onPage(formal)).toContain(
    'Merchandise processing fee USD 2.77 if customs takes it as an informal entry',
  )
  const { document: informal } = await sent(20, { informalEntry: true })
  expect([mpf(informal), informal.duty.feeSavings]).toEqual([2_77, undefined])
  // Above its limit the statement changes nothing.
  expect(mpf((await sent(251, { informalEntry: true })).document)).toBe(34_58)
})
