import { fitsCredit, type CreditStanding } from '@/features/ledger/rules/credit'
import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import type { SendStop } from './send-stops'

/** What a plan needs of a company's credit. Pure; minor units of the quote's currency. */

type Credited = Pick<QuoteDocument, 'draft' | 'balanceMinor' | 'payments'>

/** Whether all of a quote is paid on credit: its plan has no deposit. */
export const isOnCredit = ({ draft }: Pick<QuoteDocument, 'draft'>): boolean =>
  draft.plan !== undefined && Number(draft.depositPercent) === 0

/**
 * The part of a quote that is paid on credit: without a deposit all that is paid later, with one
 * what is due some days after goods and documents have left. Payments before, or on handing over
 * the documents, aren't credit.
 */
export const creditedMinor = ({ draft, balanceMinor, payments = [] }: Credited): number =>
  isOnCredit({ draft })
    ? balanceMinor
    : payments
        .filter(({ gate, days }) => gate === 'documents_released' && days !== null && days > 0)
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/**
 * What keeps days of credit from being sent: with them the company would exceed its credit limit.
 */
export function creditStops(document: Credited, standing: CreditStanding): SendStop[] {
  const onCredit = creditedMinor(document)
  if (onCredit === 0 || fitsCredit(standing, onCredit)) return []
  const { limitMinor, exposureMinor, isHeld } = standing
  const amounts = { owed: exposureMinor, order: onCredit }
  if (isHeld) return [{ path: 'creditApproval', code: 'credit_held', values: {}, amounts }]
  return limitMinor === null
    ? [{ path: 'creditApproval', code: 'credit_none', values: {}, amounts }]
    : [
        {
          path: 'creditApproval',
          code: 'credit_above',
          values: {},
          amounts: { ...amounts, limit: limitMinor },
        },
      ]
}

/** The basis of finance's approval: this much credit in this currency, by this plan. */
export const creditBasis = ({
  draft,
  balanceMinor,
}: Pick<QuoteDocument, 'draft' | 'balanceMinor'>): string =>
  documentHash({ balanceMinor, currency: draft.currency, plan: draft.plan ?? null })
