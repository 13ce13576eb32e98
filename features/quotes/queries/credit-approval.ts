import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { creditStanding } from '@/features/ledger/queries/credit-standing'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { foundInPicks } from '../rules/choices'
import { creditBasis, creditedMinor, creditStops } from '../rules/credit-stops'
import type { SendStop } from '../rules/send-stops'
import type { QuoteDocument } from '../schema'
import { approvalOf, type GivenApproval } from './duty-approvals'

/** A composed draft measured against its company's credit. */
export interface CreditState {
  /** what keeps it from being sent without finance's approval; empty within the limit */
  stops: SendStop[]
  /** the basis of an approval */
  basis: string
  given: GivenApproval | null
}

/**
 * What a draft's days of credit need of its company's credit, by any pick, and finance's approval
 * of it.
 */
export async function creditState(
  actor: Actor,
  revisionId: string,
  document: QuoteDocument,
  database: Prisma.TransactionClient = db,
): Promise<CreditState> {
  authorize(actor, 'quote.list')
  const basis = creditBasis(document)
  if (creditedMinor(document) === 0) return { stops: [], basis, given: null }
  const { quote } = await database.quoteRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { quote: { select: { companyId: true } } },
  })
  const standing = await creditStanding(database, quote.companyId, document.draft.currency)
  return {
    stops: foundInPicks(document, (one) => creditStops(one, standing)),
    basis,
    given: await approvalOf(database, { revisionId, kind: 'CREDIT', basis }),
  }
}
