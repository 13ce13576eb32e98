import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils'
import pLimit from 'p-limit'

function inTurn(transaction: Transaction): Transaction {
  const turn = pLimit(1)
  const queryRaw = transaction.queryRaw.bind(transaction)
  const executeRaw = transaction.executeRaw.bind(transaction)
  transaction.queryRaw = (query) => turn(() => queryRaw(query))
  transaction.executeRaw = (query) => turn(() => executeRaw(query))
  return transaction
}

/**
 * Makes each transaction send one query after another. It has one connection, and Prisma loads
 * relations concurrently: pg has queued such queries so far, and refuses them from version 9 on.
 */
export function oneAtATime(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (level) => inTurn(await startTransaction(level))
  return adapter
}
