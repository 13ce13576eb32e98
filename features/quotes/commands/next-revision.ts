import 'server-only'
import { randomUUID } from 'node:crypto'
import { addDays, factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { composeRevision } from '../rules/compose-revision'
import { houseTerms } from '@/features/company/queries/house-terms'
import { currentRates, exchangeRate } from '@/features/company/queries/selling-rates'
import { revisionFigures } from '../rules/revision-figures'
import { quoteDocumentSchema, type QuoteDocument, type QuoteDraft } from '../schema'

/**
 * Composes the next revision: a copy of the last one at today's rates, with the changes and a new
 * validity. Call it before the transaction.
 */
export async function composeNext(
  last: { number: number; document: unknown },
  change: Partial<QuoteDraft>,
  rules: RulesInForce,
  now: Date,
): Promise<QuoteDocument> {
  const before = quoteDocumentSchema.parse(last.document)
  const house = await houseTerms()
  const draft = {
    ...before.draft,
    validUntil: addDays(factoryDay(now), house.quoting.validityDays),
    ...change,
  }
  return composeRevision(
    draft,
    {
      ...before,
      revision: last.number + 1,
      exchangeRate: await exchangeRate(draft.currency, now),
      rates: await currentRates(),
    },
    rules,
    now,
    house,
  )
}

/**
 * Writes the next revision as a draft.
 * @param editorIds staff who drafted it
 * @param id of the revision, if chosen beforehand
 * @returns false if somebody else has just made that revision
 */
export async function insertDraft(
  tx: Prisma.TransactionClient,
  quoteId: string,
  document: QuoteDocument,
  editorIds: string[] = [],
  id: string = randomUUID(),
): Promise<boolean> {
  const { count } = await tx.quoteRevision.createMany({
    data: [{ id, quoteId, number: document.revision, editorIds, ...revisionFigures(document) }],
    skipDuplicates: true,
  })
  return count > 0
}
