import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { CompanyRole } from '../rules/company-roles'

/**
 * Serializes changes to a company's people: who is the first, who the last owner, and who belongs to it is read with
 * its row locked.
 */
export async function lockCompany(tx: Prisma.TransactionClient, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
}

/**
 * Makes somebody a member of a company on the strength of a verified address. The first one is its owner; whoever was
 * removed stays so until an owner invites them again.
 * @returns the new roles; null where they are or were a member already, or aren't a buyer
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
