import 'server-only'
import { holdCredit } from '@/features/ledger/queries/credit-standing'
import { fitsCredit } from '@/features/ledger/rules/credit'
import { approvalOf } from '@/features/quotes/queries/duty-approvals'
import { creditBasis, creditedMinor } from '@/features/quotes/rules/credit-stops'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'

/**
 * Days of credit, with a deposit or without, are signed while their company stays within what it may owe, or where
 * finance has said yes to them. The company is held until the transaction ends, so that of two signatures that would
 * pass together the second is refused.
 * @throws ConflictError 'over_credit'
 */
export async function assertCredit(
  tx: Prisma.TransactionClient,
  { id: revisionId, companyId }: { id: string; companyId: string },
  document: QuoteDocument,
): Promise<void> {
  const onCredit = creditedMinor(document)
  if (onCredit === 0) return
  const standing = await holdCredit(tx, companyId, document.draft.currency)
  if (fitsCredit(standing, onCredit)) return
  const basis = creditBasis(document)
  if (!(await approvalOf(tx, { revisionId, kind: 'CREDIT', basis })))
    throw new ConflictError('over_credit')
}
