import 'server-only'
import { Prisma } from '@/platform/db/generated/client'
import type { TradeScope } from '../rules/permissions'

/**
 * What `scopeOf` says, as a condition in SQL.
 * @param of columns that hold whose something is
 */
export function scopeSql(
  { OR }: TradeScope,
  of: { companyId: Prisma.Sql; requestId: Prisma.Sql },
): Prisma.Sql {
  if (!OR) return Prisma.sql`true`
  const either = OR.map((one) =>
    'companyId' in one
      ? Prisma.sql`${of.companyId} = ${one.companyId}::uuid`
      : Prisma.sql`${of.requestId} = ANY(${one.requestId.in}::uuid[])`,
  )
  return Prisma.sql`(${Prisma.join(either, ' OR ')})`
}
