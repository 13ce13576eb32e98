import { db } from '@/platform/db/client'
import { databaseEnv } from '@/platform/env'

/**
 * Runs some work while all connections of the pool but one are taken: code that asks for a second
 * one while it holds the first waits until it times out, as on a busy site it would wait for
 * others that wait likewise.
 */
export async function withOneConnection<T>(work: () => Promise<T>): Promise<T> {
  let letGo = (): void => undefined
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const transactions = Array.from({ length: databaseEnv().DATABASE_POOL_SIZE - 1 }, () => {
    let markBegun = (): void => undefined
    const isBegun = new Promise<void>((resolve) => {
      markBegun = resolve
    })
    const over = db.$transaction(
      async () => {
        markBegun()
        await released
      },
      { timeout: 60_000, maxWait: 10_000 },
    )
    return { isBegun, over }
  })
  await Promise.all(transactions.map(({ isBegun }) => isBegun))
  try {
    return await work()
  } finally {
    letGo()
    await Promise.all(transactions.map(({ over }) => over))
  }
}
