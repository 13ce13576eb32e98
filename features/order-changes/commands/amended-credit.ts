import 'server-only'
import { creditStanding, holdCredit } from '@/features/ledger/queries/credit-standing'
import { fitsCredit } from '@/features/ledger/rules/credit'
import { partStandings } from '@/features/orders/queries/part-standings'
import { creditedMinor, isOnCredit } from '@/features/quotes/rules/credit-stops'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import type { AmendedOrder } from '../queries/amend-facts'
import { isOfPlan } from '../rules/recut'

/** How an amendment affects its company's credit. */

/**
 * Checks that a company stays within its credit limit with an amendment that adds to what is bought on credit.
 * @throws InvalidInputError at `change` where it would owe more
 */
export async function assertProposedCredit(
  tx: Prisma.TransactionClient,
  order: AmendedOrder,
  after: QuoteDocument,
): Promise<void> {
  if (creditedMinor(after) === 0) return
  const added = await addedCredit(tx, order, after)
  const standing = await creditStanding(tx, order.companyId, order.currency)
  if (added > 0 && !fitsCredit(standing, added)) refuse()
}

/** How much more its company will owe with the amendment, minor units; negative where it is less. */
async function addedCredit(
  tx: Prisma.TransactionClient,
  { id: orderId, document: before, totalMinor }: AmendedOrder,
  after: QuoteDocument,
): Promise<number> {
  // After a deposit, only what is left for days of credit counts.
  if (!isOnCredit(after)) return creditedMinor(after) - creditedMinor(before)
  // An order on credit counts with everything unpaid; any other with what is owed by now.
  if (isOnCredit(before)) return after.totalMinor - totalMinor
  const parts = (await tx.paymentPart.findMany({ where: { orderId } })).filter(isOfPlan)
  const standings = await partStandings(
    tx,
    parts.map(({ id }) => id),
  )
  const open = parts.map(({ id, amountMinor }) => ({
    minor: standings.get(id)?.openMinor ?? Number(amountMinor),
    amountMinor: Number(amountMinor),
    isOwed: standings.get(id)?.isPayable ?? false,
  }))
  const settled = open.reduce((sum, { minor, amountMinor }) => sum + amountMinor - minor, 0)
  const owedMinor = open.reduce((sum, { minor, isOwed }) => (isOwed ? sum + minor : sum), 0)
  return Math.max(0, after.totalMinor - settled) - owedMinor
}

/**
 * Brings an amendment into force under a lock of its company: of two that only fit one at a time, the second is
 * refused.
 * @param apply changes parts and books as the amendment says
 * @throws InvalidInputError at `change` where its company would owe more than it may, and more than before
 */
export async function withinCredit(
  tx: Prisma.TransactionClient,
  { companyId, currency }: AmendedOrder,
  after: QuoteDocument,
  apply: () => Promise<void>,
): Promise<void> {
  if (creditedMinor(after) === 0) return apply()
  const before = await holdCredit(tx, companyId, currency)
  await apply()
  const standing = await creditStanding(tx, companyId, currency)
  if (standing.exposureMinor > before.exposureMinor && !fitsCredit(standing, 0)) refuse()
}

function refuse(): never {
  throw new InvalidInputError({ change: [schemaWords.amendment_over_credit] })
}
