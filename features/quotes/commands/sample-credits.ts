import 'server-only'
import { fromUsd, toUsd } from '@/features/pricing/rules/list-price'
import { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { rateOf } from '@/features/company/rules/exchange'
import { formatQuoteNumber } from '@/platform/numbers'
import { AGREED, agreedDocument } from '../queries/agreed-document'
import type { QuoteDocument, QuoteDraft } from '../schema'

type Credit = NonNullable<QuoteDraft['credits']>[number]

/**
 * Claims the fees of samples that the company has paid for and approved, to be deducted from this
 * quote, for the designs it orders in bulk: each once, even with concurrent drafts. The fee of a
 * sample waits until its buyer has approved it. A credit in a quote that expired unsigned is taken
 * over. All together at most the price of the goods.
 * @param claim.skus the bulk articles of the quote
 * @param claim.held ids of credits that it has already
 * @returns credits in the quote's currency
 */
export async function claimSampleCredits(
  tx: Prisma.TransactionClient,
  quote: { id: string; companyId: string },
  claim: {
    skus: readonly string[]
    held?: readonly string[]
    rate: QuoteDocument['exchangeRate']
    currency: string
    goodsMinor: number
    now: Date
  },
): Promise<Credit[]> {
  if (claim.skus.length === 0) return []
  const signed = await tx.quoteRevision.findMany({
    where: {
      state: 'ACCEPTED',
      quote: { companyId: quote.companyId, id: { not: quote.id } },
      // An approved sample no longer changes: no deed is open to it.
      order: { samples: { some: { decision: 'APPROVED' } } },
    },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      ...AGREED,
      order: {
        select: {
          ...AGREED.order.select,
          samples: { where: { decision: 'APPROVED' }, select: { lineId: true } },
        },
      },
    },
  })
  const samples = signed.flatMap((revision) =>
    samplesOf(revision.id, agreedDocument(revision)).filter(({ lineId }) =>
      revision.order?.samples.some((approved) => approved.lineId === lineId),
    ),
  )
  if (samples.length === 0) return []
  const variants = await tx.variant.findMany({
    where: {
      sku: { in: samples.map(({ sku }) => sku) },
      product: { variants: { some: { sku: { in: [...claim.skus] } } } },
    },
    select: { sku: true },
  })
  const creditableSkus = new Set(variants.map(({ sku }) => sku))
  const credits: Credit[] = []
  let leftMinor = claim.goodsMinor
  for (const { revisionId, lineId, title, feeUsdMinor } of samples.filter(({ sku }) =>
    creditableSkus.has(sku),
  )) {
    const amountMinor = Math.min(
      fromUsd(feeUsdMinor, rateOf(claim.rate, claim.currency)),
      leftMinor,
    )
    if (amountMinor <= 0) break
    const row = { revisionId, lineId, quoteId: quote.id, amountMinor }
    const [claimed] = await tx.sampleCredit.createManyAndReturn({
      data: [row],
      skipDuplicates: true,
    })
    const credit = claimed ?? (await takeOver(tx, row, claim.now))
    if (!credit || claim.held?.includes(credit.id)) continue
    leftMinor -= credit.amountMinor
    credits.push({ id: credit.id, title, amountMinor: credit.amountMinor })
  }
  return credits
}

/**
 * The credit if this quote holds it already, or moved to it from a quote that expired unsigned.
 * With the lock, a revision that is being sent comes before or after, never between.
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
): Promise<{ id: string; amountMinor: number } | undefined> {
  const [credit] = await tx.$queryRaw<
    { id: string; quoteId: string; amountMinor: number }[]
  >`SELECT id, "quoteId", "amountMinor" FROM sample_credit WHERE "revisionId" = ${revisionId}::uuid AND "lineId" = ${lineId}::uuid FOR UPDATE`
  if (!credit) return undefined
  if (credit.quoteId === quoteId) return credit
  const newest = await tx.quoteRevision.findFirst({
    where: { quoteId: credit.quoteId },
    orderBy: { number: 'desc' },
    select: { state: true, validUntil: true },
  })
  if (newest?.state !== 'SENT' || newest.validUntil.getTime() > now.getTime()) return undefined
  // A credit's id is its claim: with a new id the quote that lost it can't use it.
  await tx.sampleCredit.delete({ where: { id: credit.id } })
  return tx.sampleCredit.create({ data: { revisionId, lineId, quoteId, amountMinor } })
}

/** Those of a draft's credits that its quote still holds, of samples approved by their buyer. */
export async function heldCredits(
  tx: Prisma.TransactionClient,
  quoteId: string,
  draft: QuoteDraft,
): Promise<Pick<QuoteDraft, 'credits'>> {
  if (!draft.credits) return {}
  const ids = draft.credits.map(({ id }) => id)
  const rows = await tx.$queryRaw<{ id: string }[]>`${heldRows(quoteId, ids)}`
  const credits = draft.credits.filter((credit) => rows.some(({ id }) => id === credit.id))
  return credits.length > 0 ? { credits } : {}
}

/** Credits of a quote, of approved samples. */
const heldRows = (quoteId: string, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT credit.id FROM sample_credit credit
    JOIN "order" o ON o."revisionId" = credit."revisionId"
    JOIN golden_sample sample ON sample."orderId" = o.id AND sample."lineId" = credit."lineId"
    WHERE credit."quoteId" = ${quoteId}::uuid AND credit.id = ANY(${[...ids]}::uuid[])
      AND sample.decision = 'APPROVED'`

/**
 * Checks that a quote holds every credit it deducts, and locks them until the transaction ends.
 * @throws ConflictError 'credit_gone'
 */
export async function assertCreditsHeld(
  tx: Prisma.TransactionClient,
  quoteId: string,
  draft: QuoteDraft,
): Promise<void> {
  const ids = (draft.credits ?? []).map(({ id }) => id)
  if (ids.length === 0) return
  const lockedCredits = await tx.$queryRaw<
    unknown[]
  >`${heldRows(quoteId, ids)} FOR UPDATE OF credit`
  if (lockedCredits.length !== new Set(ids).size) throw new ConflictError('credit_gone')
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
