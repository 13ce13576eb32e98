import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { pageBegins, pageOf, type PageQuery } from '@/platform/api/page'
import { db } from '@/platform/db/client'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { QuoteAnswer, QuotesAnswer } from '../api/quotes'
import { isChoosable } from '../rules/choices'
import { BUYER_STATUS, lifeOf } from '../rules/life'
import { quoteSums } from '../rules/quote-sums'
import type { QuoteDocument } from '../schema'
import { lifeFactsOf } from './life-facts'
import { getQuote, quoteRows } from './quotes'

/** A page of the sent quotes that an actor may see, as the API answers them. */
export async function quotesAnswerOf(
  actor: Actor,
  page: PageQuery,
  now: Date,
): Promise<QuotesAnswer> {
  const begins = pageBegins(page)
  const found = await db.quote.findMany({
    where: {
      ...scopeOf(actor, 'quote.read'),
      revisions: { some: { state: { not: 'DRAFT' } } },
      ...(begins === null ? {} : { serial: { lt: begins } }),
    },
    orderBy: { serial: 'desc' },
    take: page.limit + 1,
    select: { id: true, serial: true },
  })
  const { rows, next } = pageOf(found, page)
  const [quotes, facts] = await Promise.all([
    quoteRows({ serial: { in: rows.map(({ serial }) => serial) } }, { drafts: false, now }),
    lifeFactsOf(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  const bySerial = new Map(quotes.map((quote) => [quote.serial, quote]))
  return {
    quotes: rows.flatMap(({ id, serial }) => {
      const [quote, lifeFacts] = [bySerial.get(serial), facts.get(id)]
      return quote && lifeFacts
        ? {
            number: formatQuoteNumber(serial),
            request: formatRequestNumber(quote.requestSerial),
            revision: quote.revision,
            status: BUYER_STATUS[lifeOf(lifeFacts, now)],
            currency: quote.currency,
            totalMinor: quote.totalMinor,
            depositMinor: quote.depositMinor,
            sentAt: (quote.sentAt ?? quote.createdAt).toISOString(),
            validUntil: quote.validUntil.toISOString(),
            order: quote.orderSerial === null ? null : formatOrderNumber(quote.orderSerial),
          }
        : []
    }),
    next,
  }
}

/**
 * One quote as the API answers it: the newest sent revision.
 * @throws NotFoundError also for somebody else's
 */
export async function quoteAnswerOf(actor: Actor, serial: number): Promise<QuoteAnswer> {
  const quote = await getQuote(actor, serial)
  const { revision, life } = quote
  const { document } = revision
  const { draft } = document
  return {
    number: formatQuoteNumber(serial),
    request: formatRequestNumber(quote.requestSerial),
    revision: revision.number,
    status: life.status,
    currency: draft.currency,
    totalMinor: document.totalMinor,
    depositMinor: document.depositMinor,
    sentAt: (revision.sentAt ?? quote.begunAt).toISOString(),
    validUntil: revision.validUntil.toISOString(),
    order: quote.orderSerial === null ? null : formatOrderNumber(quote.orderSerial),
    choosable: revision.state === 'SENT' && isChoosable(draft),
    incoterm: draft.incoterm,
    namedPlace: draft.namedPlace,
    destination: draft.destination,
    lines: documentLines(document),
    sums: quoteSums(document).map(({ code, amountMinor }) => ({ code, amountMinor })),
    payments: paymentsOf(document),
    leadTimeDays: document.leadTimeDays,
    documentHash: revision.documentHash,
  }
}

/** The lines of a document as the API answers them. */
export const documentLines = ({ draft, lineTotalsMinor }: QuoteDocument): QuoteAnswer['lines'] =>
  draft.lines.map((line, i) => ({
    id: line.id,
    kind: line.kind,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    setupFeeMinor: line.setupFeeMinor,
    totalMinor: lineTotalsMinor[i] ?? 0,
  }))

function paymentsOf({
  payments,
  depositMinor,
  balanceMinor,
}: QuoteDocument): QuoteAnswer['payments'] {
  if (payments)
    return payments.map(({ kind, gate, amountMinor }) => ({
      kind: kind.toLowerCase() as Lowercase<typeof kind>,
      gate,
      amountMinor,
    }))
  const parts: QuoteAnswer['payments'] = [
    { kind: 'deposit', gate: 'signature', amountMinor: depositMinor },
    { kind: 'balance', gate: null, amountMinor: balanceMinor },
  ]
  return parts.filter(({ amountMinor }) => amountMinor > 0)
}
