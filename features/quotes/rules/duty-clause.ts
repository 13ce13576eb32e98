import { documentTranslator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { QuoteDocument } from '../schema'

/** What of a quote settles who bears the duty. */
export type DutySide = Pick<QuoteDocument, 'surchargeMinor' | 'tariff'> & {
  duty: Pick<QuoteDocument['duty'], 'bornBy'>
  draft: Pick<QuoteDocument['draft'], 'currency' | 'tariffTerms'>
}

/**
 * Who pays the duty and what happens when it moves: the one sentence that stands among the terms of page and
 * PDF, beside the signature and in the letter. A quote holds it as it was sent; one of before doesn't and is
 * told in today's words.
 */
export const dutyClause = (document: DutySide & Pick<QuoteDocument, 'dutyClause'>): string =>
  document.dutyClause ?? composeDutyClause(document)

/** The sentence for a new revision. Pure. */
export function composeDutyClause({ duty, surchargeMinor, tariff, draft }: DutySide): string {
  const t = documentTranslator('quotes.dutyClause')
  const terms = tariff?.terms
  const amount = formatMoney(surchargeMinor, draft.currency)
  if (duty.bornBy === 'buyer') return t('buyer')
  const included = t('seller', { duty: amount })
  if (!terms) return included
  const lock = draft.tariffTerms?.kind === 'locked' ? draft.tariffTerms : null
  const moves = t(terms.kind, {
    duty: amount,
    cap: formatMoney(terms.capMinor ?? 0, draft.currency),
    ends: lock?.trigger ? (lock.until ? 'both' : 'event') : 'day',
    until: dayText(lock?.until ?? ''),
    trigger: lock?.trigger ?? '',
  })
  return `${included} ${moves}`
}
