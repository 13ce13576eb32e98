import type { Context } from '@/features/accounts/context'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuoteDocument } from '../schema'

/**
 * Creates the order of an accepted revision, in the transaction of the acceptance. Orders stand
 * above quotes, so callers pass in how an order is made.
 * @param document the revision with its picks
 * @param by the name of the person who accepted, or recorded the acceptance
 */
export type MakeOrder = (
  within: Context & { transaction: Prisma.TransactionClient },
  revision: { id: string; quoteId: string; quote: { companyId: string; serial: number } },
  document: QuoteDocument,
  by: string,
) => Promise<{ id: string; serial: number }>
