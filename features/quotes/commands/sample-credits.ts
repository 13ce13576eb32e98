import 'server-only'
import { fromUsd, toUsd } from '@/features/pricing/rules/list-price'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { rateOf } from '@/features/company/rules/exchange'
import { formatQuoteNumber } from '@/platform/numbers'
import { AGREED, agreedDocument } from '../queries/agreed-document'
import type { QuoteDocument, QuoteDraft } from '../schema'

type Credit = NonNullable<QuoteDraft['credits']>[number]

/**
 * Takes the fees of samples that the company has signed for off this quote, for
 * the designs it orders in bulk: each once, whoever drafts at the same moment.
 * One that stands in a quote which ran out unsigned is taken over. Together no
 * more than the goods cost.
 * @param given.productIds designs that the quote has in bulk
 * @returns credits in the quote's currency
 */
export async function claimSampleCredits(
  tx: Prisma.TransactionClient,
  quote: { id: string; companyId: string },
  given: {
    productIds: readonly string[]
    rate: QuoteDocument['exchangeRate']
    currency: string
    goodsMinor: number
    now: Date
  },
): Promise<Credit[]> {
  if (given.productIds.length === 0) return []
  const signed = await tx.quoteRevision.findMany({
    where: {
      state: 'ACCEPTED',
      quote: { companyId: quote.companyId, id: { not: quote.id } },
      OR: [
        ['draft', 'lines'],
        ['draft', 'optionalLines'],
      ].map((path) => ({
        document: { path, array_contains: [{ sample: true }] },
      })),
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true, ...AGREED },
  })
  const samples = signed.flatMap((revision) => samplesOf(revision.id, agreedDocument(revision)))
  const variants = await tx.variant.findMany({
    where: { sku: { in: samples.map(({ sku }) => sku) }, productId: { in: [...given.productIds] } },
    select: { sku: true },
  })
  const wanted = new Set(variants.map(({ sku }) => sku))
  const credits: Credit[] = []
  let leftMinor = given.goodsMinor
  for (const { revisionId, lineId, title, feeUsdMinor } of samples.filter(({ sku }) =>
    wanted.has(sku),
  )) {
    const amountMinor = Math.min(
      fromUsd(feeUsdMinor, rateOf(given.rate, given.currency)),
      leftMinor,
    )
    if (amountMinor <= 0) break
    const row = { revisionId, lineId, quoteId: quote.id, amountMinor }
    const [claimed] = await tx.sampleCredit.createManyAndReturn({
      data: [row],
      skipDuplicates: true,
    })
    const credit = claimed ?? (await takeOver(tx, row, given.now))
    if (!credit) continue
    leftMinor -= amountMinor
    credits.push({ id: credit.id, title, amountMinor })
  }
  return credits
}

/**
 * Moves a credit from a quote that ran out unsigned. The lock makes a revision that is sent at this
 * moment come before or after, never between.
 */
async function takeOver(
  tx: Prisma.TransactionClient,
  {
    revisionId,
    lineId,
    quoteId,
    amountMinor,
  }: { revisionId: string; lineId: string; quoteId: string; amountMinor: number },
  now: Date,
): Promise<{ id: string } | undefined> {
  const [held] = await tx.$queryRaw<
    { id: string; quoteId: string }[]
  >`SELECT id, "quoteId" FROM sample_credit WHERE "revisionId" = ${revisionId}::uuid AND "lineId" = ${lineId}::uuid FOR UPDATE`
  if (!held) return undefined
  const newest = await tx.quoteRevision.findFirst({
    where: { quoteId: held.quoteId },
    orderBy: { number: 'desc' },
    select: { state: true, validUntil: true },
  })
  if (newest?.state !== 'SENT' || newest.validUntil.getTime() > now.getTime()) return undefined
  // A credit's id is its claim: the quote that lost it can't pass it for its own.
  await tx.sampleCredit.delete({ where: { id: held.id } })
  return tx.sampleCredit.create({ data: { revisionId, lineId, quoteId, amountMinor } })
}

/** Of a draft's credits, those that its quote still holds. */
export async function heldCredits(
  tx: Prisma.TransactionClient,
  quoteId: string,
  draft: QuoteDraft,
): Promise<Pick<QuoteDraft, 'credits'>> {
  if (!draft.credits) return {}
  const held = await tx.sampleCredit.findMany({
    where: { quoteId, id: { in: draft.credits.map(({ id }) => id) } },
    select: { id: true },
  })
  const credits = draft.credits.filter((credit) => held.some(({ id }) => id === credit.id))
  return credits.length > 0 ? { credits } : {}
}

/**
 * Makes sure that a quote which is sent holds every credit it takes off, until the transaction
 * ends.
 * @throws ConflictError 'credit_gone'
 */
export async function assertCreditsHeld(
  tx: Prisma.TransactionClient,
  quoteId: string,
  draft: QuoteDraft,
): Promise<void> {
  const ids = (draft.credits ?? []).map(({ id }) => id)
  if (ids.length === 0) return
  const held = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM sample_credit WHERE "quoteId" = ${quoteId}::uuid AND id = ANY(${ids}::uuid[]) FOR UPDATE`
  if (held.length !== new Set(ids).size) throw new ConflictError('credit_gone')
}

function samplesOf(revisionId: string, { draft, exchangeRate, quoteSerial }: QuoteDocument) {
  return draft.lines.flatMap((line) => {
    if (!line.sample || line.sku === null) return []
    return [
      {
        revisionId,
        lineId: line.id,
        sku: line.sku,
        title: `${line.title}, ${line.sku}, ${formatQuoteNumber(quoteSerial)}`.slice(0, 200),
        feeUsdMinor: toUsd(
          line.unitPriceMinor * line.quantity,
          rateOf(exchangeRate, draft.currency),
        ),
      },
    ]
  })
}
