import 'server-only'
import type { Context } from '@/features/accounts/context'
import { keepDesign } from '@/features/designs/commands/keep-design'
import { designQuery, makeableDesign } from '@/features/designs/rules/address'
import { finishesOf } from '@/features/designs/rules/finishes'
import { weightGrams } from '@/features/designs/rules/weight'
import { localeOf } from '@/i18n/routing'
import { databaseOf } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { PickFreight } from '../rules/compose-revision'
import { finishedLine, type KeptDesign } from '../rules/design-finish'
import { groupsEntered, type LineInFinish } from '../rules/entered-choices'
import type { EnteredChoice } from '../rules/entered-draft'
import type { DraftLine, QuoteDocument, QuoteDraft } from '../schema'
import { counterArticles } from './counter-articles'
import { cardFreight } from './freight-proposals'
import { designCodeOf, lineDesigns } from './line-designs'

/**
 * Checks and completes the offers that staff entered beside a line or the terms.
 * @throws InvalidInputError for an article of another design, or a finish that a design can't be
 *   made in
 */
export async function enteredGroups(
  within: Context,
  { lines }: Pick<QuoteDraft, 'lines'>,
  chosen: readonly EnteredChoice[],
  { document, companyId }: { document: QuoteDocument; companyId: string },
): Promise<Pick<QuoteDraft, 'choices'>> {
  if (chosen.length === 0) return {}
  const lineIds = new Set(chosen.flatMap((group) => (group.of === 'line' ? group.lineId : [])))
  const { articleLine } = await counterArticles(
    databaseOf(within),
    { ...document, draft: { ...document.draft, lines: lines.filter(({ id }) => lineIds.has(id)) } },
    companyId,
    within.now,
  )
  const inFinish = await designsInFinish(within, document, lines, chosen)
  const { groups, strange } = groupsEntered(chosen, lines, articleLine, inFinish)
  if (strange.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(strange.map(({ path, code }) => [path, [{ code: `refusals.${code}` }]])),
    )
  return groups.length > 0 ? { choices: groups } : {}
}

/**
 * Designs of lines in the finishes offered for them: each has a code of its own, and is kept under
 * it.
 */
async function designsInFinish(
  within: Context,
  { draft, exchangeRate, language }: QuoteDocument,
  lines: readonly DraftLine[],
  chosen: readonly EnteredChoice[],
): Promise<LineInFinish> {
  const finishesByLine = new Map(
    chosen.flatMap((group) =>
      group.of === 'line'
        ? [[group.lineId, group.offers.flatMap(({ finish }) => finish ?? [])] as const]
        : [],
    ),
  )
  const offered = lines.filter(({ id }) => (finishesByLine.get(id) ?? []).length > 0)
  const queries = await lineDesigns(databaseOf(within), offered)
  const designsByFinish = new Map<string, { from: KeptDesign; to: KeptDesign }>()
  for (const line of offered) {
    const code = designCodeOf(line) ?? ''
    const design = makeableDesign(queries.get(code) ?? '')
    if (!design) continue
    const from = { code, design, weightGrams: weightGrams(design) }
    const can = finishesOf(design)
    for (const finish of new Set(finishesByLine.get(line.id))) {
      if (!can.includes(finish) || designsByFinish.has(`${code} ${finish}`)) continue
      const other = { ...design, finish }
      const keptDesign = await keepDesign(within, { design: designQuery(other) })
      const to = { code: keptDesign.code, design: other, weightGrams: weightGrams(other) }
      designsByFinish.set(`${code} ${finish}`, { from, to })
    }
  }
  const { destination, currency } = draft
  const by = { destination, currency, rate: exchangeRate, language: localeOf(language) }
  return (line, finish) => {
    const designs = designsByFinish.get(`${designCodeOf(line)} ${finish}`)
    return designs ? finishedLine(line, designs.from, designs.to, by) : null
  }
}

/** The cost of the quote's own freight mode by each pick: another quantity has another price. */
export async function pickFreights(
  drafts: readonly { picks: string[]; draft: QuoteDraft }[],
  mode: string,
  rate: QuoteDocument['exchangeRate'],
  now: Date,
): Promise<PickFreight[]> {
  const freights: PickFreight[] = []
  for (const { picks, draft } of drafts.slice(1)) {
    const way = (await cardFreight(draft, rate, now)).find((each) => each.mode === mode)
    if (way)
      freights.push({
        picks,
        document: { draft: { freightMinor: way.amountMinor, freight: way.used } },
      })
  }
  return freights
}
