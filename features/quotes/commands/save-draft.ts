import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { routing } from '@/i18n/routing'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import {
  allPicks,
  choiceProblem,
  isChoosable,
  MOST_PICKED_LINES,
  MOST_PICKS,
  pickCount,
  pickedDraft,
} from '../rules/choices'
import { creditsOf, goodsOf } from '../rules/compose'
import { composeRevision } from '../rules/compose-revision'
import { houseTerms } from '@/features/company/queries/house-terms'
import { currentRates, exchangeRate } from '@/features/company/queries/selling-rates'
import { rateOf } from '@/features/company/rules/exchange'
import { goodsProblemMessage } from '@/features/tariffs/rules/goods-words'
import { lineGoodsProblems, restated } from '../rules/line-goods'
import { addedArticles, verifiedLines } from '../rules/verified-lines'
import { enteredDraftSchema } from '../rules/entered-draft'
import { addedLines } from '../queries/article-lines'
import { enteredGroups, pickFreights } from '../queries/draft-groups'
import { proposedFreight } from '../queries/freight-proposals'
import { revisionFigures } from '../rules/revision-figures'
import { claimCertificateFiles, withCertificateFiles } from './certificate-files'
import { assertOpen, holdLife } from './hold-life'
import { claimSampleCredits, heldCredits } from './sample-credits'
import { quoteDocumentSchema, type DraftLine, type QuoteDocument, type QuoteDraft } from '../schema'

/** Somebody saved meanwhile: who, when, and the draft they saved. Nothing was written. */
export class StaleQuoteError extends ConflictError {
  constructor(
    readonly by: { id: string | null; name: string },
    readonly at: Date,
    /** the version of their draft: a save with it overwrites deliberately */
    readonly version: number,
    readonly theirs: QuoteDraft,
  ) {
    super('stale')
  }
}

/**
 * Saves what staff entered and computes the whole quote anew.
 * @param version the version the editor was opened with; a different one means that somebody saved
 *   meanwhile
 * @throws InvalidInputError naming the fields, StaleQuoteError, ConflictError 'not_a_draft',
 *   NotFoundError
 */
export async function saveDraft(
  context: Context,
  input: { serial: number; revision: number; version: number; draft: unknown },
): Promise<{ version: number; document: QuoteDocument }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.edit')
  const rules = await rulesInForce()
  const parsed = enteredDraftSchema.safeParse(input.draft)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const revision = await database.quoteRevision.findFirst({
    where: { number: input.revision, quote: { serial: input.serial } },
    include: { quote: { select: { requestId: true, companyId: true } } },
  })
  if (!revision) throw new NotFoundError(`quote ${input.serial} revision ${input.revision}`)
  if (revision.state !== 'DRAFT') throw new ConflictError('not_a_draft')

  const before = quoteDocumentSchema.parse(revision.document)
  // Credits are claimed for approved samples; no form changes them. The basis of the freight is
  // computed here, whatever was sent.
  const { credits: _, freight: __, choices: chosen = [], optionalLines, ...entered } = parsed.data
  const optional = optionalLines ?? []
  const savedLines = [...before.draft.lines, ...(before.draft.optionalLines ?? [])]
  const added = addedArticles([...entered.lines, ...optional], savedLines)
  const articles = await addedLines(
    { actor, database, now },
    { document: before, companyId: revision.quote.companyId },
    added,
  )
  refuseUnknown(added, articles, entered.lines.length)
  const verified = (lines: readonly DraftLine[], entries: unknown) =>
    withCertificateFiles(
      database,
      revision.quote.requestId,
      verifiedLines(lines, savedLines, articles).map(({ line, was }) =>
        restated(line, was, { by: actor.name, at: now.toISOString() }),
      ),
      entries,
    )
  const verifiedDraft = {
    ...entered,
    lines: await verified(entered.lines, input.draft),
    ...(optional.length > 0
      ? { optionalLines: await verified(optional, optionalOf(input.draft)) }
      : {}),
    ...(await heldCredits(database, revision.quoteId, before.draft)),
  }
  const rate = await exchangeRate(verifiedDraft.currency, now)
  const plain = await withApprovedSamples(context, revision.quote.companyId, revision.quoteId, {
    draft: verifiedDraft,
    rate,
  })
  const draft: QuoteDraft = {
    ...plain,
    ...(await enteredGroups(context, plain, chosen, {
      document: { ...before, exchangeRate: rate },
      companyId: revision.quote.companyId,
    })),
  }
  const problem = choiceProblem(draft)
  if (problem)
    throw new InvalidInputError({
      choices: [
        { code: `refusals.${problem}`, values: { most: MOST_PICKS, lines: MOST_PICKED_LINES } },
      ],
    })
  refuseContradictions(draft, rate)
  const proposed = await proposedFreight(actor, draft, rate, now)
  const proposal = proposed.find(({ amountMinor }) => amountMinor === draft.freightMinor)
  const drafts = allPicks(draft).map((picks) => ({ picks, draft: pickedDraft(draft, picks) }))
  if (drafts.some(({ draft: one }) => one.discountMinor + creditsOf(one) > goodsOf(one)))
    throw new InvalidInputError({ discountMinor: [{ code: 'refusals.discount_over_goods' }] })
  const document = composeRevision(
    { ...draft, ...(proposal ? { freight: proposal.used } : {}) },
    {
      ...before,
      exchangeRate: rate,
      rates: await currentRates(),
      alternatives: proposal ? await pickFreights(drafts, proposal.mode, rate, now) : [],
    },
    rules,
    now,
    await houseTerms(database),
  )

  const saved = await inTransaction(context, async (tx) => {
    assertOpen('save_draft', await holdLife(tx, revision.quoteId), now)
    const { count } = await tx.quoteRevision.updateMany({
      where: { id: revision.id, state: 'DRAFT', version: input.version },
      data: {
        ...revisionFigures(document),
        version: { increment: 1 },
        ...(revision.editorIds.includes(actor.userId) ? {} : { editorIds: { push: actor.userId } }),
      },
    })
    if (count === 0) return false
    for (const entries of [input.draft, optionalOf(input.draft)])
      await claimCertificateFiles(tx, revision.quote.requestId, entries)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.save',
      objectType: 'quote_revision',
      objectId: revision.id,
      before: { totalMinor: before.totalMinor },
      after: {
        totalMinor: document.totalMinor,
        ...lineChanges(before.draft.lines, document.draft.lines),
        ...(isChoosable(document.draft) ? { ways: pickCount(document.draft) } : {}),
      },
    })
    return true
  })
  if (!saved) throw await savedMeanwhile(database, revision.id)
  return { version: input.version + 1, document }
}

/** Adds the fees of samples approved since, for the bulk articles of the draft. */
async function withApprovedSamples<D extends Omit<QuoteDraft, 'choices'>>(
  context: Context,
  companyId: string,
  quoteId: string,
  { draft, rate }: { draft: D; rate: QuoteDocument['exchangeRate'] },
): Promise<D> {
  const credits = draft.credits ?? []
  const claimed = await inTransaction(context, (tx) =>
    claimSampleCredits(
      tx,
      { id: quoteId, companyId },
      {
        skus: draft.lines.flatMap(({ sku, sample }) => (sku && !sample ? [sku] : [])),
        held: credits.map(({ id }) => id),
        rate,
        currency: draft.currency,
        goodsMinor: goodsOf(draft) - draft.discountMinor - creditsOf(draft),
        now: context.now,
      },
    ),
  )
  return claimed.length > 0 ? { ...draft, credits: [...credits, ...claimed] } : draft
}

/** The optional lines of a sent draft as `lines`, so that their papers are read the same way. */
const optionalOf = (draft: unknown): { lines: unknown } => ({
  lines: z.object({ optionalLines: z.unknown() }).safeParse(draft).data?.optionalLines,
})

/** The draft that was saved instead, and by whom: the audit's entry is of the same transaction. */
async function savedMeanwhile(
  database: Prisma.TransactionClient,
  revisionId: string,
): Promise<ConflictError> {
  const [now, audit] = await Promise.all([
    database.quoteRevision.findUniqueOrThrow({ where: { id: revisionId } }),
    database.auditEvent.findFirst({
      where: { objectType: 'quote_revision', objectId: revisionId, action: 'quote.save' },
      orderBy: { at: 'desc' },
    }),
  ])
  if (now.state !== 'DRAFT') return new ConflictError('not_a_draft')
  return new StaleQuoteError(
    { id: audit?.actorId ?? null, name: audit?.actorName ?? '' },
    audit?.at ?? now.updatedAt,
    now.version,
    quoteDocumentSchema.parse(now.document).draft,
  )
}

/**
 * Refuses facts of goods that contradict each other.
 * @throws InvalidInputError naming both
 */
function refuseContradictions(
  { lines, currency }: QuoteDraft,
  rate: QuoteDocument['exchangeRate'],
): void {
  const contradictions = lines.flatMap((line, i) =>
    lineGoodsProblems(line, {
      currency,
      rate: rateOf(rate, currency),
      locale: routing.defaultLocale,
    }).map((each) => [`lines.${i}.goods.${each.fact}`, [goodsProblemMessage(each)]] as const),
  )
  if (contradictions.length > 0) throw new InvalidInputError(Object.fromEntries(contradictions))
}

/**
 * Refuses added lines of articles that have left the shop.
 * @throws InvalidInputError
 */
function refuseUnknown(
  added: readonly { id: string; at: number }[],
  articles: ReadonlyMap<string, DraftLine>,
  /** number of the quote's own lines; added ones after them are optional */
  lines: number,
): void {
  const unknownLines = added.filter(({ id }) => !articles.has(id))
  if (unknownLines.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(
        unknownLines.map(({ at }) => [
          at < lines ? `lines.${at}.title` : `optionalLines.${at - lines}.title`,
          [{ code: 'refusals.article_gone' }],
        ]),
      ),
    )
}

/** Which lines were added, removed or renamed, for the audit. */
function lineChanges(before: readonly DraftLine[], after: readonly DraftLine[]) {
  const was = new Map(before.map((line) => [line.id, line]))
  const is = new Set(after.map(({ id }) => id))
  const auditLines = (lines: readonly DraftLine[]) =>
    lines.map(({ id, sku, title, quantity, splitOf }) => ({
      id,
      sku,
      title,
      quantity,
      ...(splitOf ? { splitOf } : {}),
    }))
  const added = auditLines(after.filter(({ id }) => !was.has(id)))
  const removed = auditLines(before.filter(({ id }) => !is.has(id)))
  const renamed = after.flatMap(({ id, title }) => {
    const from = was.get(id)?.title
    return from === undefined || from === title ? [] : [{ id, from, to: title }]
  })
  return {
    ...(added.length > 0 ? { added } : {}),
    ...(removed.length > 0 ? { removed } : {}),
    ...(renamed.length > 0 ? { renamed } : {}),
  }
}
