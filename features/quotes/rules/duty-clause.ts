import { together, wordsOf, type Message } from '@/i18n/message'
import { localeOf } from '@/i18n/routing'
import { say } from '@/i18n/say'
import type { QuoteDocument } from '../schema'

/** The parts of a quote that decide who bears the duty. */
export type DutySide = Pick<QuoteDocument, 'surchargeMinor' | 'tariff'> & {
  duty: Pick<QuoteDocument['duty'], 'bornBy'>
  draft: Pick<QuoteDocument['draft'], 'currency' | 'tariffTerms'>
}

/**
 * Who pays the duty and what happens when it changes: the one sentence among the terms of page and
 * PDF, beside the signature and in the letter. A quote keeps it as sent; for an older quote without
 * it, it is composed in today's words.
 */
export const dutyClause = (
  document: DutySide & Pick<QuoteDocument, 'dutyClause' | 'language'>,
): string =>
  document.dutyClause
    ? wordsOf(document.dutyClause)
    : say(composeDutyClause(document), localeOf(document.language))

/** The sentence for a new revision. Pure. */
export function composeDutyClause({ duty, surchargeMinor, tariff, draft }: DutySide): Message {
  const { currency } = draft
  const terms = tariff?.terms
  const amount = { amountMinor: surchargeMinor, currency }
  if (duty.bornBy === 'buyer') return { code: 'quotes.dutyClause.buyer' }
  const included: Message = { code: 'quotes.dutyClause.seller', values: { duty: amount } }
  if (!terms) return included
  const lock = draft.tariffTerms?.kind === 'locked' ? draft.tariffTerms : null
  const moves: Message = {
    code: `quotes.dutyClause.${terms.kind}`,
    values: {
      duty: amount,
      cap: { amountMinor: terms.capMinor ?? 0, currency },
      ends: lock?.trigger ? (lock.until ? 'both' : 'event') : 'day',
      until: { day: lock?.until ?? '' },
      trigger: lock?.trigger ?? '',
    },
  }
  return together([included, moves]) ?? included
}
