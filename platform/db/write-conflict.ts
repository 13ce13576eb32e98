import { Prisma } from './generated/client'

const CONFLICT = 'TransactionWriteConflict'

/**
 * Whether PostgreSQL undid a transaction so that another could go on: a deadlock (40P01), or two that can't have come
 * one after the other (40001). The same again may pass; nothing was written.
 */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof Prisma.PrismaClientKnownRequestError)
    // P2010 is any failure of a raw statement; what it was stands inside.
    return (
      error.code === 'P2034' ||
      (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes(`"${CONFLICT}"`))
    )
  // What fails as it commits comes as the adapter has it.
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === CONFLICT
}
