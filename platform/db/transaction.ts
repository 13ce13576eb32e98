import 'server-only'
import { db } from './client'
import type { Prisma } from './generated/client'

/** What may be part of a transaction that somebody else has opened. */
export interface Transactional {
  readonly transaction?: Prisma.TransactionClient | undefined
}

/** Where to read and write: in the transaction that is open, or else in the database. */
export const databaseOf = ({ transaction }: Transactional): Prisma.TransactionClient =>
  transaction ?? db

/**
 * Works in the transaction that is open, whose opener commits or undoes it; or else in one of its own.
 * @param work is handed the transaction, and the context with it for the commands it is made of
 * @param options of an own transaction, in milliseconds
 */
export function inTransaction<C extends Transactional, T>(
  context: C,
  work: (
    tx: Prisma.TransactionClient,
    within: C & { readonly transaction: Prisma.TransactionClient },
  ) => Promise<T>,
  options?: { maxWait?: number; timeout?: number },
): Promise<T> {
  const { transaction } = context
  return transaction
    ? work(transaction, { ...context, transaction })
    : db.$transaction((tx) => work(tx, { ...context, transaction: tx }), options)
}
