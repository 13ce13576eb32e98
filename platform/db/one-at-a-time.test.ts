import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { oneAtATime } from './one-at-a-time'

const query = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

/** An adapter whose connection refuses a second query at once, as pg 9 does. */
function strict(done: string[]): SqlDriverAdapter {
  let busy = false
  const ask = async <T>({ sql }: SqlQuery, answer: T): Promise<T> => {
    if (busy) throw new Error('already executing a query')
    busy = true
    await sleep(5)
    busy = false
    if (sql === 'fails') throw new Error(sql)
    done.push(sql)
    return answer
  }
  const transaction = {
    queryRaw: (each: SqlQuery) => ask(each, { columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: (each: SqlQuery) => ask(each, 1),
  } as Partial<Transaction>
  return {
    startTransaction: async () => transaction,
  } as Partial<SqlDriverAdapter> as SqlDriverAdapter
}

it('makes a transaction send one query after another, in order, also after a failed one', async () => {
  const done: string[] = []
  const transaction = await oneAtATime(strict(done)).startTransaction()
  const answers = await Promise.allSettled([
    transaction.queryRaw(query('a')),
    transaction.executeRaw(query('b')),
    transaction.queryRaw(query('fails')),
    transaction.executeRaw(query('ROLLBACK')),
  ])
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(done).toEqual(['a', 'b', 'ROLLBACK'])
})
