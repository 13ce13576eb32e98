import { randomBytes } from 'node:crypto'

/** The migrated database from which every test file's own is copied. */
export const TEMPLATE = 'template_app'

/** A unique name for the database of one test file in one worker. */
export const workerDatabase = (): string =>
  `test_${process.env.VITEST_POOL_ID ?? '0'}_${randomBytes(4).toString('hex')}`
