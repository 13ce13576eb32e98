import 'server-only'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/platform/log'
import { db } from './client'
import type { Prisma } from './generated/client'
import { isWriteConflict } from './write-conflict'

/** What can be part of a transaction that somebody else has opened. */
export interface Transactional {
  readonly transaction?: Prisma.TransactionClient | undefined
}

/** How often a transaction is tried that the database rolls back in favour of another. */
const ATTEMPTS = 4
/** The longest wait before the second attempt, doubled with each: random, so that two don't meet again. */
const FIRST_WAIT_MS = 40

/** Where to read and write: in the open transaction, or else in the database. */
export const databaseOf = ({ transaction }: Transactional): Prisma.TransactionClient =>
  transaction ?? db

/**
 * Works in the open transaction, whose opener commits it or rolls it back; or else in one of its
 * own. A transaction that PostgreSQL rolls back by itself, after a deadlock or conflicting changes,
 * is retried only by its opener: everything written is undone by then, so `work` must have no
 * effects outside the database.
 * @param work receives the transaction, and the context with it for the commands that it calls
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
    : ownTransaction((tx) => work(tx, { ...context, transaction: tx }), options)
}

type Afterwards = (() => Promise<void>)[]
const afterwards = new WeakMap<Prisma.TransactionClient, Afterwards>()

/**
 * Does something outside a transaction, after the open one has ended, committed or rolled back: during it, it would
 * wait for a second connection while holding one. At once where none is open.
 */
export async function whenOver(
  { transaction }: Transactional,
  work: () => Promise<void>,
): Promise<void> {
  const waiting = transaction && afterwards.get(transaction)
  if (waiting) waiting.push(work)
  else await work()
}

async function ownTransaction<T>(
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { maxWait?: number; timeout?: number } | undefined,
  attempt = 1,
): Promise<T> {
  const waiting: Afterwards = []
  const [outcome] = await Promise.allSettled([
    db.$transaction((tx) => {
      afterwards.set(tx, waiting)
      return work(tx)
    }, options),
  ])
  const again =
    outcome.status === 'rejected' && attempt < ATTEMPTS && isWriteConflict(outcome.reason)
  if (again) {
    log.warn({ attempt }, 'a transaction was undone for another, and is tried again')
    await sleep(randomInt(FIRST_WAIT_MS * 2 ** (attempt - 1)))
    return ownTransaction(work, options, attempt + 1)
  }
  for (const each of waiting) await each()
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
