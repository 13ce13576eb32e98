import { randomBytes } from 'node:crypto'

/** The migrated database that every test file's own one is copied from. */
export const TEMPLATE = 'template_app'

/** A name of its own for the database of one test file in one worker. */
export const workerDatabase = (): string =>
  `test_${process.env.VITEST_POOL_ID ?? '0'}_${randomBytes(4).toString('hex')}`
