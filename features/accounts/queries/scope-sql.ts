import 'server-only'
import { Prisma } from '@/platform/db/generated/client'
import type { TradeScope } from '../rules/permissions'

/**
 * The scope of `scopeOf` as a condition in SQL.
 * @param of columns that hold the owner of an object
 */
export function scopeSql(
  { OR }: TradeScope,
  of: { companyId: Prisma.Sql; requestId: Prisma.Sql },
): Prisma.Sql {
  if (!OR) return Prisma.sql`true`
  const either = OR.map((one) =>
    'requestId' in one
      ? Prisma.sql`(${of.requestId} = ANY(${one.requestId.in}::uuid[]) AND NOT ${of.companyId} = ANY(${one.companyId?.notIn ?? []}::uuid[]))`
      : Prisma.sql`${of.companyId} = ANY(${one.companyId.in}::uuid[])`,
  )
  return Prisma.sql`(${Prisma.join(either, ' OR ')})`
}
