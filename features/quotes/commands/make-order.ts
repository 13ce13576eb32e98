import type { Context } from '@/features/accounts/context'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuoteDocument } from '../schema'

/**
 * Makes the order of a revision that its buyer said yes to, in the transaction of the yes. Orders stand above quotes:
 * whoever says yes hands in how an order is made.
 * @param document the revision as it was picked
 * @param by the name of whoever said yes, or noted it
 */
export type MakeOrder = (
  within: Context & { transaction: Prisma.TransactionClient },
  revision: { id: string; quoteId: string; quote: { companyId: string; serial: number } },
  document: QuoteDocument,
  by: string,
) => Promise<{ id: string; serial: number }>
