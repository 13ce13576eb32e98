import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** The people with the owner role: they are notified when the house's money could be redirected. */
export const owners = (
  database: Pick<Prisma.TransactionClient, 'user'>,
): Promise<{ email: string }[]> =>
  database.user.findMany({ where: { roles: { has: 'owner' } }, select: { email: true } })
