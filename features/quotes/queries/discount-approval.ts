import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { settingOf } from '@/features/company/queries/settings'
import { quotingSetting, type Quoting } from '@/features/company/settings/quoting'
import { db } from '@/platform/db/client'
import {
  discountBasis,
  discountMost,
  discountPercent,
  discountStops,
} from '../rules/discount-limit'
import type { SendStop } from '../rules/send-stops'
import type { QuoteDocument } from '../schema'
import { approvalOf, type GivenApproval } from './duty-approvals'

/** A composed draft measured against the reader's discount limit. */
export interface DiscountState {
  /** off the list prices, for display */
  percent: string
  /** what keeps the reader from sending it without an approval; empty within their limit */
  stops: SendStop[]
  /** the basis of an approval */
  basis: string
}

/**
 * The discount of a composed draft, measured against the limit of the actor's roles.
 * @param loadedQuoting the quote defaults, if they were read already
 */
export async function discountState(
  actor: Actor,
  document: Pick<QuoteDocument, 'draft' | 'totalMinor'>,
  loadedQuoting?: Quoting,
): Promise<DiscountState> {
  authorize(actor, 'quote.list')
  const quoting = loadedQuoting ?? (await settingOf(quotingSetting))?.value
  const most = quoting && actor.kind === 'staff' ? discountMost(actor.roles, quoting) : null
  return {
    percent: discountPercent(document.draft),
    stops: discountStops(document, most),
    basis: discountBasis(document),
  }
}

export interface DiscountApproval {
  /** it needs or has an approval: sales can't send it alone */
  isAsked: boolean
  given: GivenApproval | null
  /** the reader edited the draft: nobody approves their own */
  own: boolean
}

/**
 * Whether a draft exceeds the discount limit of sales, the approval of exactly that, and whose
 * draft it is.
 */
export async function discountApproval(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  document: Pick<QuoteDocument, 'draft' | 'totalMinor'>,
  loadedQuoting?: Quoting,
): Promise<DiscountApproval> {
  authorize(actor, 'quote.list')
  const quoting = loadedQuoting ?? (await settingOf(quotingSetting))?.value
  const isAsked =
    quoting !== undefined && discountStops(document, discountMost(['sales'], quoting)).length > 0
  const row = isAsked
    ? await db.quoteRevision.findFirst({
        where: { number: revision, quote: { serial } },
        select: { id: true, editorIds: true },
      })
    : null
  if (!row) return { isAsked: false, given: null, own: false }
  return {
    isAsked,
    given: await approvalOf(db, {
      revisionId: row.id,
      kind: 'DISCOUNT',
      basis: discountBasis(document),
    }),
    own: actor.kind === 'staff' && row.editorIds.includes(actor.userId),
  }
}
