import { fitsCredit, type CreditStanding } from '@/features/ledger/rules/credit'
import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import type { SendStop } from './send-stops'

/** What net days ask of a company's credit. Pure; minor units of the quote's currency. */

type Credited = Pick<QuoteDocument, 'draft' | 'balanceMinor'>

/** Whether a quote is paid on credit: its plan asks no deposit, and all of it later. */
export const isOnCredit = ({ draft }: Pick<QuoteDocument, 'draft'>): boolean =>
  draft.plan !== undefined && Number(draft.depositPercent) === 0

/** What keeps net days from being sent: with them the company would owe more than it may. */
export function creditStops(document: Credited, standing: CreditStanding): SendStop[] {
  if (!isOnCredit(document) || fitsCredit(standing, document.balanceMinor)) return []
  const { limitMinor, exposureMinor, isHeld } = standing
  const amounts = { owed: exposureMinor, order: document.balanceMinor }
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

/** What finance's yes is given to: so much credit in this currency, by this plan. */
export const creditBasis = ({ draft, balanceMinor }: Credited): string =>
  documentHash({ balanceMinor, currency: draft.currency, plan: draft.plan ?? null })
