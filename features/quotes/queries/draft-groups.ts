import 'server-only'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { PickFreight } from '../rules/compose-revision'
import { groupsEntered } from '../rules/entered-choices'
import type { EnteredChoice } from '../rules/entered-draft'
import type { QuoteDocument, QuoteDraft } from '../schema'
import { counterArticles } from './counter-articles'
import { cardFreight } from './freight-proposals'

/** What staff offer beside a line or the terms. @throws InvalidInputError for an article of another design */
export async function enteredGroups(
  within: Context,
  { lines }: Pick<QuoteDraft, 'lines'>,
  chosen: readonly EnteredChoice[],
  { document, companyId }: { document: QuoteDocument; companyId: string },
): Promise<Pick<QuoteDraft, 'choices'>> {
  if (chosen.length === 0) return {}
  const asked = new Set(chosen.flatMap((group) => (group.of === 'line' ? group.lineId : [])))
  const { articleLine } = await counterArticles(
    databaseOf(within),
    { ...document, draft: { ...document.draft, lines: lines.filter(({ id }) => asked.has(id)) } },
    companyId,
    within.now,
  )
  const { groups, strange } = groupsEntered(chosen, lines, articleLine)
  if (strange.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(strange.map(({ path }) => [path, [{ code: 'refusals.other_design' }]])),
    )
  return groups.length > 0 ? { choices: groups } : {}
}

/** What the way of the quote's own freight costs by each pick: another quantity is carried for another price. */
export async function pickFreights(
  drafts: readonly { picks: string[]; draft: QuoteDraft }[],
  mode: string,
  rate: QuoteDocument['exchangeRate'],
  now: Date,
): Promise<PickFreight[]> {
  const found: PickFreight[] = []
  for (const { picks, draft } of drafts.slice(1)) {
    const way = (await cardFreight(draft, rate, now)).find((each) => each.mode === mode)
    if (way)
      found.push({
        picks,
        document: { draft: { freightMinor: way.amountMinor, freight: way.used } },
      })
  }
  return found
}
