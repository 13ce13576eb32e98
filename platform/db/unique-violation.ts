import { Prisma } from './generated/client'

/** Whether a write failed because a row with the same unique value exists already. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // P2010 is any failure of a raw statement; the cause is inside.
  return (
    error.code === 'P2002' ||
    (error.code === 'P2010' &&
      JSON.stringify(error.meta ?? {}).includes('"UniqueConstraintViolation"'))
  )
}

/** Whether a write failed because it would overlap with an existing row: an EXCLUDE constraint. */
export function isExclusionViolation(error: unknown): boolean {
  // Prisma has no code of its own for it; PostgreSQL's is inside.
  return (
    error instanceof Error &&
    (error.message.includes('23P01') ||
      error.message.includes('violates exclusion constraint') ||
      JSON.stringify('meta' in error ? error.meta : {}).includes('23P01'))
  )
}
