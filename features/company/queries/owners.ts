import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** The people who own the house's settings: they are told when its money could go elsewhere. */
export const owners = (
  database: Pick<Prisma.TransactionClient, 'user'>,
): Promise<{ email: string }[]> =>
  database.user.findMany({ where: { roles: { has: 'owner' } }, select: { email: true } })
