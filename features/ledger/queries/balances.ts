import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { accountKey, type AccountRef } from '../rules/accounts'

/**
 * The balance of an account: positive where debits exceed credits. The caller authorizes.
 * @returns minor units; 0 for an account without postings
 */
export async function accountBalance(
  database: Prisma.TransactionClient,
  account: AccountRef,
): Promise<number> {
  const found = await database.ledgerAccount.findUnique({
    where: { key: accountKey(account) },
    select: { balanceMinor: true },
  })
  return Number(found?.balanceMinor ?? 0n)
}
