import type { QuoteDocument } from '../schema'

/** Who bears import duties, as a key of `quotes.page`; page and letters say it in the same words. */
export type DutyClauseKey =
  'dutyBuyer' | 'dutySeller' | `dutyTerms.${'floating' | 'capped' | 'locked'}`

/**
 * The one answer to who pays the duty and when it moves, for the page that is signed and the letter that goes
 * with it. Pure.
 * @param money writes an amount of the quote's currency
 */
export function dutyClause(
  {
    duty,
    surchargeMinor,
    tariff,
  }: Pick<QuoteDocument, 'surchargeMinor' | 'tariff'> & {
    duty: Pick<QuoteDocument['duty'], 'bornBy'>
  },
  money: (amountMinor: number) => string,
): { key: DutyClauseKey; values: { duty: string; cap: string } } {
  const terms = tariff?.terms
  const values = {
    duty: money(surchargeMinor),
    cap: terms?.capMinor == null ? '' : money(terms.capMinor),
  }
  if (duty.bornBy === 'buyer') return { key: 'dutyBuyer', values }
  return { key: terms ? `dutyTerms.${terms.kind}` : 'dutySeller', values }
}
