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

/** How a composed draft stands to what the one who asks may give. */
export interface DiscountState {
  /** off the list, as it is told */
  percent: string
  /** what keeps them from sending it without a yes; none where they may give it */
  stops: SendStop[]
  /** what a yes is given to */
  basis: string
}

/**
 * The discount of a composed draft, held against the limit of the actor's roles.
 * @param known the quote defaults, where they were read already
 */
export async function discountState(
  actor: Actor,
  document: Pick<QuoteDocument, 'draft' | 'totalMinor'>,
  known?: Quoting,
): Promise<DiscountState> {
  authorize(actor, 'quote.list')
  const quoting = known ?? (await settingOf(quotingSetting))?.value
  const most = quoting && actor.kind === 'staff' ? discountMost(actor.roles, quoting) : null
  return {
    percent: discountPercent(document.draft),
    stops: discountStops(document, most),
    basis: discountBasis(document),
  }
}

export interface DiscountApproval {
  /** it waits for a yes, or has one: sales can't send it alone */
  isAsked: boolean
  given: GivenApproval | null
  /** the one who asks wrote at the draft: nobody approves their own */
  own: boolean
}

/** Whether a draft gives more than sales may alone, the yes to just that, and whose draft it is. */
export async function discountApproval(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  document: Pick<QuoteDocument, 'draft' | 'totalMinor'>,
  known?: Quoting,
): Promise<DiscountApproval> {
  authorize(actor, 'quote.list')
  const quoting = known ?? (await settingOf(quotingSetting))?.value
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
