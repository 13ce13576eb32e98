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
 * Takes the fees of samples that the company has paid for and approved off this quote, for the designs it orders in
 * bulk: each once, whoever drafts at the same moment. Until its buyer has approved a sample its fee waits. One that
 * stands in a quote which ran out unsigned is taken over. Together no more than the goods cost.
 * @param given.skus what the quote has in bulk
 * @param given.held ids of credits that it has already
 * @returns credits in the quote's currency
 */
export async function claimSampleCredits(
  tx: Prisma.TransactionClient,
  quote: { id: string; companyId: string },
  given: {
    skus: readonly string[]
    held?: readonly string[]
    rate: QuoteDocument['exchangeRate']
    currency: string
    goodsMinor: number
    now: Date
  },
): Promise<Credit[]> {
  if (given.skus.length === 0) return []
  const signed = await tx.quoteRevision.findMany({
    where: {
      state: 'ACCEPTED',
      quote: { companyId: quote.companyId, id: { not: quote.id } },
      // An approved sample is as it was seen: no deed is open to it any more.
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
      product: { variants: { some: { sku: { in: [...given.skus] } } } },
    },
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
    if (!credit || given.held?.includes(credit.id)) continue
    leftMinor -= credit.amountMinor
    credits.push({ id: credit.id, title, amountMinor: credit.amountMinor })
  }
  return credits
}

/**
 * What this quote holds already, or a credit that is moved to it from a quote that ran out unsigned. The lock makes a
 * revision that is sent at this moment come before or after, never between.
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
  const [held] = await tx.$queryRaw<
    { id: string; quoteId: string; amountMinor: number }[]
  >`SELECT id, "quoteId", "amountMinor" FROM sample_credit WHERE "revisionId" = ${revisionId}::uuid AND "lineId" = ${lineId}::uuid FOR UPDATE`
  if (!held) return undefined
  if (held.quoteId === quoteId) return held
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

/** Of a draft's credits, those that its quote still holds, of samples that their buyer has approved. */
export async function heldCredits(
  tx: Prisma.TransactionClient,
  quoteId: string,
  draft: QuoteDraft,
): Promise<Pick<QuoteDraft, 'credits'>> {
  if (!draft.credits) return {}
  const ids = draft.credits.map(({ id }) => id)
  const held = await tx.$queryRaw<{ id: string }[]>`${heldRows(quoteId, ids)}`
  const credits = draft.credits.filter((credit) => held.some(({ id }) => id === credit.id))
  return credits.length > 0 ? { credits } : {}
}

/** Credits of a quote, of samples that are approved. */
const heldRows = (quoteId: string, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT credit.id FROM sample_credit credit
    JOIN "order" o ON o."revisionId" = credit."revisionId"
    JOIN golden_sample sample ON sample."orderId" = o.id AND sample."lineId" = credit."lineId"
    WHERE credit."quoteId" = ${quoteId}::uuid AND credit.id = ANY(${[...ids]}::uuid[])
      AND sample.decision = 'APPROVED'`

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
