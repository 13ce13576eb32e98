import { db } from '@/platform/db/client'
import { databaseEnv } from '@/platform/env'

/**
 * Runs some work while all connections of the pool but one are taken: code that asks for a second
 * one while it holds the first waits until it times out, as on a busy site it would wait for
 * others that wait likewise.
 */
export async function withOneConnection<T>(work: () => Promise<T>): Promise<T> {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const taken = Array.from({ length: databaseEnv().DATABASE_POOL_SIZE - 1 }, () => {
    let begun = (): void => undefined
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const over = db.$transaction(
      async () => {
        begun()
        await held
      },
      { timeout: 60_000, maxWait: 10_000 },
    )
    return { isBegun, over }
  })
  await Promise.all(taken.map(({ isBegun }) => isBegun))
  try {
    return await work()
  } finally {
    letGo()
    await Promise.all(taken.map(({ over }) => over))
  }
}
