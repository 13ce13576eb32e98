import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import type { QuoteRequestStatus } from '@/platform/db/generated/enums'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { localeOf } from '@/i18n/routing'
import { addDays, factoryDay } from '@/platform/day'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { draftFromRequest } from '../rules/draft-from-request'
import { goodsOf } from '../rules/compose'
import { planned } from '../rules/payment-plan'
import type { QuoteDraft } from '../schema'
import { planTemplates } from '@/features/company/queries/plans'
import { templateFor } from '@/features/company/rules/plan-template'
import { rateOf } from '@/features/company/rules/exchange'
import { toUsd } from '@/features/pricing/rules/list-price'
import { houseTerms } from '@/features/company/queries/house-terms'
import { currentRates, exchangeRate } from '@/features/company/queries/selling-rates'
import { factsOfRequest } from '../queries/life-facts'
import { assertOpen } from './hold-life'
import { claimSampleCredits } from './sample-credits'
import { writeFirstRevision } from './write-first-revision'
import { QUOTED_ARTICLE, quotedArticles } from '../queries/quoted-articles'
import { standingTools } from '../queries/standing-tools'

/**
 * Opens the quote of a request: revision 1 as a draft, its lines pre-priced from the price lists in
 * force for the company that day, and from the price breaks. Repeating it answers the same quote.
 * @returns serial of the quote
 * @throws NotFoundError, ForbiddenError, ConflictError 'not_open' for a request that was declined
 *   or merged
 */
export async function startQuote(
  context: Context,
  requestSerial: number,
): Promise<{ serial: number }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.edit')
  const rules = await rulesInForce()
  const request = await database.quoteRequest.findUnique({
    where: { serial: requestSerial },
    include: {
      quote: true,
      attachments: true,
      lines: {
        orderBy: { position: 'asc' },
        include: { variant: { include: QUOTED_ARTICLE } },
      },
    },
  })
  if (!request) throw new NotFoundError(`request ${requestSerial}`)
  if (request.quote) return { serial: request.quote.serial }
  assertOpen('start', factsOfRequest(request.status), now)

  const [rate, rates] = await Promise.all([exchangeRate(request.currency, now), currentRates()])
  const house = await houseTerms(database)
  const articles = await quotedArticles(
    actor,
    request.companyId,
    request.lines.flatMap(({ variant }) => variant ?? []),
    now,
  )
  const lines = request.lines.map((line) => ({
    ...line,
    variant: articles.get(line.variant?.sku ?? '') ?? null,
  }))
  const standing = await standingTools(database, request.reorderOfId)
  const firstDraft = draftFromRequest({ ...request, lines, standing }, rate, {
    validUntil: addDays(factoryDay(now), house.quoting.validityDays),
    depositPercent: house.quoting.depositPercent,
    loadingPort: house.quoting.loadingPort,
    factoryCountry: house.house.country,
    language: localeOf(request.locale),
  })
  const draft = await withPlan(database, firstDraft, rateOf(rate, firstDraft.currency))
  return inTransaction(context, async (tx) => {
    // A concurrent decline or merge comes before or after, and each sees the other.
    const [lock] = await tx.$queryRaw<{ status: QuoteRequestStatus; handlingVersion: number }[]>`
      SELECT status::text AS status, "handlingVersion" FROM quote_request WHERE id = ${request.id}::uuid FOR UPDATE`
    assertOpen('start', factsOfRequest(lock?.status ?? 'CLOSED'), now)
    if (lock?.handlingVersion !== request.handlingVersion) throw new ConflictError('stale')
    // Quotes are unique by request: the second of two colleagues fails here and gets the first
    // one's quote.
    const [quote] = await tx.quote.createManyAndReturn({
      data: [{ requestId: request.id, companyId: request.companyId }],
      skipDuplicates: true,
    })
    if (!quote)
      return {
        serial: (await tx.quote.findUniqueOrThrow({ where: { requestId: request.id } })).serial,
      }
    const skus = lines.flatMap(({ variant, sample }) => (variant && !sample ? [variant.sku] : []))
    const credits = await claimSampleCredits(tx, quote, {
      skus,
      rate,
      currency: request.currency,
      goodsMinor: goodsOf(draft),
      now,
    })
    const document = await writeFirstRevision(
      tx,
      quote,
      actor,
      { ...draft, ...(credits.length > 0 ? { credits } : {}) },
      {
        buyer: {
          companyName: request.companyName,
          contactName: request.contactName,
          contactEmail: request.contactEmail,
        },
        exchangeRate: rate,
        rates,
        language: request.locale,
      },
      { rules, house, now },
    )
    await tx.quoteRequest.updateMany({
      where: { id: request.id, status: 'NEW' },
      data: { status: 'IN_PROGRESS' },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.start',
      objectType: 'quote',
      objectId: quote.id,
      after: { totalMinor: document.totalMinor, ...(credits.length > 0 ? { credits } : {}) },
    })
    return { serial: quote.serial }
  })
}

/** The draft with the house's payment plan for such quotes; unchanged if there is none. */
async function withPlan(
  database: ReturnType<typeof databaseOf>,
  draft: QuoteDraft,
  unitsPerUsd: Parameters<typeof toUsd>[1],
): Promise<QuoteDraft> {
  const template = templateFor(await planTemplates(database), {
    samplesOnly: draft.lines.every(({ sample }) => sample),
    totalUsdMinor: toUsd(goodsOf(draft), unitsPerUsd),
  })
  return template ? { ...draft, ...planned(template) } : draft
}
