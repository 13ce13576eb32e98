import 'server-only'
import { ownWork } from '@/features/tariffs/queries/own-work'
import type { Prisma } from '@/platform/db/generated/client'

/** Whether somebody may say yes to the duty of a draft they wrote at: only at a tariff desk of one person. */
export const mayApproveOwn = async (
  tx: Pick<Prisma.TransactionClient, 'ownWorkRule'>,
): Promise<boolean> => (await ownWork(tx)).allowed
