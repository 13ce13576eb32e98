import { valuationLaw } from '@/features/tariffs/data/valuation-laws'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import {
  cancellationOf,
  sellerOf,
  standardTerms,
  transitDays,
  type HouseTerms,
} from '@/features/company/rules/house-terms'
import { factoryDay } from '@/platform/day'
import { localeOf } from '@/i18n/routing'
import { sentence } from '@/i18n/say'
import { allPicks, isChoosable, pickedDraft, samePicks, tidyChoices, withLines } from './choices'
import { composeQuote, customsLinesOf, type QuoteParties } from './compose'
import { withoutNamesOfTexts } from './names-of-texts'
import { assessQuoteDuty, assessQuoteOutlook } from './duty'
import type { QuoteDocument, QuoteDraft } from '../schema'
import type { QuoteValuation } from '../value-schema'
import { valueWorksheet } from './value-worksheet'
import type { DatedRates } from '@/features/company/rules/exchange'
import { quoteLowValue } from './low-value'
import { composeDutyClause } from './duty-clause'
import { expectedEntry, productionOf } from './tariff-terms'

type Parties = Omit<QuoteParties, 'seller' | 'texts' | 'production' | 'words' | 'language'> & {
  language?: string | undefined
  /** planning rates: they convert limits of small consignments from other currencies */
  rates?: DatedRates
}

/** The freight of a pick, where rate cards gave the quote's. */
export interface PickFreight {
  picks: readonly string[]
  document: { draft: Pick<QuoteDraft, 'freightMinor' | 'freight'> }
}

/**
 * Composes a whole revision at today's rates, and the same by every other pick: duties as of the
 * day at the destination, the house's terms, the seller's address. Pure.
 * @param terms the house's terms in force now
 * @param parties.language of the answered request, or of the previous revision
 * @param parties.alternatives the freight of each pick; by default those of the previous revision
 */
export function composeRevision(
  drafted: QuoteDraft,
  parties: Parties & { alternatives?: readonly PickFreight[] | undefined },
  rules: RulesInForce,
  now: Date,
  terms: HouseTerms,
): QuoteDocument {
  const draft = withLines(tidyChoices(drafted), withoutNamesOfTexts)
  const first = composeOne(draft, parties, rules, now, terms)
  if (!isChoosable(draft)) return first
  const [, ...others] = allPicks(draft)
  return {
    ...first,
    alternatives: others.map((picks) => ({
      picks,
      document: composeOne(
        carried(pickedDraft(draft, picks), picks, parties.alternatives ?? []),
        parties,
        rules,
        now,
        terms,
      ),
    })),
  }
}

/** With the freight of rate cards for the pick; a typed one is for every pick. */
function carried(
  draft: QuoteDraft,
  picks: readonly string[],
  freights: readonly PickFreight[],
): QuoteDraft {
  const pickDraft = freights.find((each) => samePicks(each.picks, picks))?.document.draft
  if (!draft.freight || pickDraft?.freight?.mode !== draft.freight.mode) return draft
  return { ...draft, freightMinor: pickDraft.freightMinor, freight: pickDraft.freight }
}

function composeOne(
  draft: QuoteDraft,
  parties: Parties,
  rules: RulesInForce,
  now: Date,
  terms: HouseTerms,
): QuoteDocument {
  const { house, quoting, texts, calendar } = terms
  const { quoteSerial, revision, buyer, contact, exchangeRate } = parties
  const { depositDays, lateInterestPercent } = quoting
  const cancellation = cancellationOf(quoting)
  const language = localeOf(parties.language)
  const today = statutoryDay(draft.destination, now)
  const entryDay = expectedEntry(draft, today, transitDays(terms, draft), calendar)
  const production = productionOf(draft, factoryDay(now), calendar)
  const valuation = valuationOf(draft, rules)
  const lowValue = quoteLowValue({ draft, exchangeRate, valuation }, entryDay, parties.rates ?? {})
  return composeQuote(
    draft,
    {
      quoteSerial,
      revision,
      buyer,
      contact,
      exchangeRate,
      language,
      seller: sellerOf(house, language),
      production,
      ...(depositDays === null ? {} : { depositDays }),
      ...(cancellation ? { cancellation } : {}),
      ...(lateInterestPercent === null ? {} : { lateInterestPercent }),
      ...(Object.keys(texts).length > 0 ? { texts } : {}),
      words: (reckoned) => {
        const dutyClause = composeDutyClause(reckoned)
        return {
          dutyClause: sentence(dutyClause, language),
          terms: standardTerms({
            ...draft,
            plan: draft.plan ?? null,
            depositDays,
            dutyClause,
            cancellation,
            lateInterestPercent,
            texts,
          }).map((term) => sentence(term, language)),
        }
      },
    },
    {
      duty: assessQuoteDuty(
        { ...draft, language, entryDay, valuation },
        exchangeRate,
        today,
        rules,
      ),
      outlook: assessQuoteOutlook(
        { ...draft, valuation },
        exchangeRate,
        entryDay,
        rules,
        draft.outlookId,
      ),
    },
    {
      customsLines: customsLinesOf(draft, entryDay, valuation.basis),
      valuation,
      lowValue: lowValue.rows.length > 0 ? lowValue : undefined,
      capPercent: quoting.capPercent,
    },
  )
}

/** Only the duty of such a revision: a quarter of the work of the whole. Pure. */
export function revisionDuty(
  drafted: QuoteDraft,
  { exchangeRate, language }: Pick<QuoteDocument, 'exchangeRate' | 'language'>,
  rules: RulesInForce,
  now: Date,
  terms: HouseTerms,
): QuoteDocument['duty'] {
  const draft = { ...drafted, lines: drafted.lines.map(withoutNamesOfTexts) }
  const today = statutoryDay(draft.destination, now)
  const entryDay = expectedEntry(draft, today, transitDays(terms, draft), terms.calendar)
  const valuation = valuationOf(draft, rules)
  const assess = assessQuoteDuty(
    { ...draft, language: localeOf(language), entryDay, valuation },
    exchangeRate,
    today,
    rules,
  )
  return assess(customsLinesOf(draft, entryDay, valuation.basis))
}

/** How the destination's customs determine the value, and by which law. */
function valuationOf(draft: QuoteDraft, rules: RulesInForce): QuoteValuation {
  const basis = rules.rowsOf(draft.destination)?.valueBasis ?? 'fob'
  const { rows, customsValueMinor, carriageMissing } = valueWorksheet(draft, basis)
  const rule = valuationLaw(draft.destination)
  const law = rule && { law: rule.law, source: rule.source, review: rule.review }
  return { basis, rows, customsValueMinor, carriageMissing, law }
}
