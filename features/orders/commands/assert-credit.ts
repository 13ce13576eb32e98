import 'server-only'
import { holdCredit } from '@/features/ledger/queries/credit-standing'
import { fitsCredit } from '@/features/ledger/rules/credit'
import { approvalOf } from '@/features/quotes/queries/duty-approvals'
import { creditBasis, creditedMinor } from '@/features/quotes/rules/credit-stops'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'

/**
 * Checks that an order on days of credit, with or without a deposit, keeps its company within its
 * credit limit, or that finance has approved it. The company is locked until the transaction ends,
 * so that of two concurrent signatures that together exceed the limit the second is refused.
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
