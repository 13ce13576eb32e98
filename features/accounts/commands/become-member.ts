import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { CompanyRole } from '../rules/company-roles'

/** One after the other: who is the first, who is the last owner, and whom a company has, is asked with its row held. */
export async function lockCompany(tx: Prisma.TransactionClient, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
}

/**
 * Makes somebody one of a company's people by what they have proved. The first is its owner; whoever was removed stays
 * so until an owner asks them back.
 * @returns in which roles; null where they are or were one of them already, or aren't somebody who buys
 */
export async function becomeMember(
  tx: Prisma.TransactionClient,
  { userId, companyId }: { userId: string; companyId: string },
): Promise<CompanyRole[] | null> {
  await lockCompany(tx, companyId)
  const buys = await tx.user.count({ where: { id: userId, role: 'BUYER', emailVerified: true } })
  const others = await tx.companyMember.findMany({
    where: { companyId },
    select: { userId: true, leftAt: true },
  })
  if (buys === 0 || others.some((each) => each.userId === userId)) return null
  const roles: CompanyRole[] = others.some(({ leftAt }) => leftAt === null) ? ['buyer'] : ['owner']
  await tx.companyMember.create({ data: { companyId, userId, roles } })
  return roles
}
