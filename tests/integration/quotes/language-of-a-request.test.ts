import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { renderQuotePdf } from '@/documents/quote-pdf'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { consentText } from '@/features/company/queries/consent'
import { designQuery } from '@/features/designs/rules/address'
import { startDesign } from '@/features/designs/rules/start-design'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { signedDocumentJob } from '@/features/quotes/jobs/signed-document'
import { sendLinkAgainJob } from '@/features/orders/jobs/send-link-again'
import { paidMails } from '@/features/payments/mails/paid-letters'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote, type QuoteView } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { requestMailsJob } from '@/features/requests/mails/request-letters'
import { localeOf } from '@/i18n/routing'
import { wordsOf } from '@/i18n/message'
import { db } from '@/platform/db/client'
import { countryNames } from '@/platform/countries'
import { formatQuoteNumber } from '@/platform/numbers'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { readPagesIn } from '@/tests/support/intl-server'
import { pagesOfPdf } from '@/tests/support/printed-quote'
import { A_HOUSE } from '@/tests/support/a-house'
import { textsIn } from '@/tests/support/page-text'
import { addPseudoLanguage, leftBehind, markedText, PSEUDO } from '@/tests/support/pseudo-language'
import { onPage } from '@/tests/support/quote-outlets'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'
import { SIGNING } from '@/tests/support/signing'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

/** Data of the trade: names of people, goods and places, and texts typed by a buyer. */
const DATA = [
  ...textsIn(A_HOUSE).filter((text) => text.length > 2),
  'F.S.C Co. Ltd',
  'Aurora Trading',
  'Ana Ruiz',
  'ana@aurora.example',
  'lin@fsc.example',
  'sales@fsc.example',
  'Lin',
  'Band ring',
  'Polished',
  'Laser engraving',
  'Chicago',
  'bangle',
  'brushed',
  'In a blue box',
  'New York',
  'Shanghai',
]
const numbers = /\b(?:Q|RFQ|SO|D|RG)-[\w-]+/g

let view: QuoteView
let requestId: string
/** What countries require of goods besides duty, as written in the rules. */
let notices: string[]
const guest = (): Actor => ({ kind: 'guest', linkedRequestIds: [requestId] })

/** What is left of a text without the names of rules, lines and people. */
const foreign = (text: string): string[] =>
  leftBehind(text.replaceAll(numbers, ''), [
    ...DATA,
    ...view.revision.document.duty.lines.flatMap(({ layers }) =>
      layers.flatMap(({ title, legalBasis, heading }) => [title, legalBasis, heading]),
    ),
    ...view.revision.document.duty.fees.flatMap(({ title, legalBasis }) => [title, legalBasis]),
    view.revision.documentHash ?? '',
    (view.revision.documentHash ?? '').slice(0, 16),
    ...lawOf(view),
    ...outlookNames(view),
    ...notices,
    ...countryNames(PSEUDO).map(({ name }) => name),
  ])
/** The law of the customs value, and where it was read. */
const lawOf = ({ revision: { document } }: QuoteView): string[] => {
  const { law = '', source = '' } = document.valuation?.law ?? {}
  return [law, source]
}
const outlookNames = ({ revision: { document } }: QuoteView): string[] => {
  const { title = '', setBy = '', scenarios = [], driver } = document.tariff?.outlook ?? {}
  return [title, setBy, driver?.title ?? '', ...scenarios.map((each) => each.title)]
}

const letter = async (template: string, to: string) => {
  const { subject, text } = await db.mailMessage.findFirstOrThrow({
    where: { template, toAddress: to },
    orderBy: { createdAt: 'desc' },
  })
  return `${subject}\n${text}`
}

/** Sends the newest revision after changes by staff. */
async function send(serial: number, change: (draft: QuoteDraft) => Partial<QuoteDraft>) {
  const { revision } = await getQuote(staff, serial)
  const { number, version, document } = revision
  const saved = await saveDraft(as(staff, now), {
    serial,
    revision: number,
    version,
    draft: { ...document.draft, ...change(document.draft) },
  })
  await sendRevision(as(staff, now), {
    serial,
    revision: number,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  return getQuote(staff, serial)
}

beforeAll(async () => {
  addPseudoLanguage()
  await boss()
  notices = ((await rulesInForce()).rowsOf('US')?.notices ?? []).flatMap(
    ({ title, text, legalBasis }) => [title, text, legalBasis],
  )
  await seedRing()
  await aColleague()
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      lines: [
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 1500, optionCodes: ['engrave'] },
        {
          kind: 'CUSTOM',
          quantity: 300,
          specification: {
            type: 'Band ring',
            grade: '316L',
            finish: 'brushed',
            size: '6 mm',
            design: designQuery({ ...startDesign('band'), finish: 'pvd-gold' }),
            wantedDate: '2027-03-09',
            packaging: 'In a blue box',
          },
        },
      ],
    }),
    PSEUDO,
  )
  requestId = (await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })).id
  await requestMailsJob.handle({ requestId })
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const first = (draft: QuoteDraft): Partial<QuoteDraft> => ({
    namedPlace: 'Chicago',
    depositPercent: '32.5',
    tariffTerms: { kind: 'capped', capPercent: '10', premiumMinor: 35_00 },
    lines: draft.lines.map((line, i) => ({
      ...line,
      // One whose layers are suppressed by others, with the reason.
      hsCode: i === 0 ? '7117.19.9000' : '7323.93.0080',
      unitPriceMinor: line.unitPriceMinor || 450,
    })),
  })
  await send(serial, first)
  await reviseQuote(as(staff, now), serial)
  view = await send(serial, (draft) => ({
    discountMinor: 12_50,
    depositPercent: '40',
    lines: draft.lines.map((line, i) => (i === 0 ? { ...line, quantity: 2000 } : line)),
  }))
})
afterAll(stopBoss)

describe('the second language', () => {
  it('marks words and leaves values', () => {
    expect(markedText('Sent {day}')).toBe('‹Sent› {day}')
    expect(markedText('{count, plural, one {# piece} other {# pieces}}')).toBe(
      '{count, plural, one {# ‹piece›} other {# ‹pieces›}}',
    )
    expect(leftBehind('‹Sent› 24. Nov. 2026, USD 1.240,00', [])).toEqual([])
    expect(leftBehind('Sent Nov 24, 2026 for USD 1,240.00', [])).not.toEqual([])
  })
})

describe('a request in another language', () => {
  it('is quoted in it: terms, sentences and lines', () => {
    const { document } = view.revision
    expect(document.language).toBe(PSEUDO)
    const said = [
      ...document.terms.map(wordsOf),
      ...document.draft.lines.flatMap(({ title, details }) => [title, ...details]),
      ...document.duty.lines.flatMap(({ message, layers }) =>
        [message, ...layers.map(({ reason }) => reason)].flatMap((each) =>
          each === null ? [] : [wordsOf(each)],
        ),
      ),
      ...document.seller.address,
    ]
    expect(said.length).toBeGreaterThan(14)
    expect(foreign(said.join('\n'))).toEqual([])
    expect(wordsOf(document.terms[1] ?? '')).toContain('40% ‹deposit')
  })

  it.each([
    ['request-received', 'ana@aurora.example'],
    ['quote-sent', 'ana@aurora.example'],
  ])('the letter %s is in it', async (template, to) => {
    const text = await letter(template, to)
    expect(text).toContain('‹')
    expect(foreign(text)).toEqual([])
  })

  it('the desk is notified in the house’s language', async () => {
    expect(await letter('request-arrived', 'sales@fsc.example')).not.toContain('‹')
  })

  it('its paper is in it, to the last label, figure and day', async () => {
    const { document, documentHash, sentAt } = view.revision
    const text = (
      await pagesOfPdf(
        await renderQuotePdf(document, {
          size: 'A4',
          sentAt,
          documentHash,
          acceptance: {
            signerName: 'Ana Ruiz',
            acceptedAt: now,
            documentHash: documentHash ?? '',
            signerTimeZone: 'America/New_York',
          },
        }),
      )
    ).join(' ')
    expect(text).toContain('‹Terms›')
    expect(foreign(text)).toEqual([])
  })

  it('the quote is read in it, whatever the page’s language', async () => {
    const { document } = view.revision
    const page = await onPage(document)
    for (const term of document.terms) expect(page).toContain(wordsOf(term))
    expect(page).toContain('Accept and sign')
    readPagesIn(localeOf(PSEUDO))
    try {
      expect(foreign(await onPage(document))).toEqual([])
    } finally {
      readPagesIn('en')
    }
  })

  it('what follows the signature is in it too', async () => {
    const { document, documentHash } = view.revision
    const { orderSerial } = await acceptQuote(
      as(guest(), now),
      {
        serial: view.serial,
        revision: document.revision,
        documentHash,
        signerName: 'Ana Ruiz',
        signerTimeZone: 'America/New_York',
        ...SIGNING,
        consentHash: (await consentText(localeOf(PSEUDO))).sha256,
      },
      null,
    )
    const { id: acceptanceId } = await db.acceptance.findFirstOrThrow({
      where: { quote: { serial: view.serial } },
    })
    await signedDocumentJob.handle({ acceptanceId })
    const { sha256 } = await db.signedDocument.findUniqueOrThrow({ where: { acceptanceId } })
    const buyers = await letter('quote-accepted', 'ana@aurora.example')
    expect(foreign(buyers.replaceAll(sha256, ''))).toEqual([])
    expect(await letter('quote-accepted', 'lin@fsc.example')).not.toContain('‹')
    const [paid] = await paidMails({
      readers: [],
      partId: 'p',
      isDeposit: true,
      orderSerial,
      requestId,
      currency: 'USD',
      amountMinor: document.depositMinor,
      balanceMinor: document.balanceMinor,
      buyerEmail: 'ana@aurora.example',
      language: localeOf(PSEUDO),
      staffEmails: ['lin@fsc.example'],
    })
    expect(foreign(`${paid?.subject} ${paid?.text}`)).toEqual([])
    await sendLinkAgainJob.handle({ askId: requestId, number: formatQuoteNumber(view.serial) })
    expect(foreign(await letter('link-again', 'ana@aurora.example'))).toEqual([])
  })
})

it('a request in an unsupported language is answered in the house’s', () => {
  expect([localeOf('xx'), localeOf(null), localeOf('en')]).toEqual(['en', 'en', 'en'])
})
