import { Prisma } from './generated/client'

const CONFLICT = 'TransactionWriteConflict'

/**
 * Whether PostgreSQL rolled back a transaction so that another could go on: a deadlock (40P01), or a serialization
 * failure (40001). The same work may succeed again; nothing was written.
 */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof Prisma.PrismaClientKnownRequestError)
    // P2010 is any failure of a raw statement; the cause is inside.
    return (
      error.code === 'P2034' ||
      (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes(`"${CONFLICT}"`))
    )
  // A failure at commit comes in the adapter's form.
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === CONFLICT
}
