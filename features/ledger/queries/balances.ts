import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { accountKey, type AccountRef } from '../rules/accounts'

/**
 * What stands on an account: debits above credits are above 0. The caller answers for who asks.
 * @returns minor units; 0 for an account that nothing was posted to
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
