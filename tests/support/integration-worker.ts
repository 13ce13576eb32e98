import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { createDatabase, dropDatabase } from '../../scripts/database/clone'
import { forgetProcess } from './forget-process'
import { TEMPLATE, workerDatabase } from './worker-database'

// Runs before each test file, and before its imports: the file finds a fresh, migrated database
// and complete settings, as if the server had just been started.
const database = workerDatabase()
const files = mkdtempSync(path.join(tmpdir(), 'fsc-files-'))
await createDatabase(inject('adminUrl'), database, TEMPLATE)

const url = new URL(inject('appUrl'))
url.pathname = `/${database}`
const before = process.env
process.env = {
  ...before,
  NODE_ENV: 'test',
  DATABASE_URL: url.href,
  DATABASE_POOL_SIZE: '10',
  APP_URL: 'http://localhost:3000',
  BETTER_AUTH_SECRET: 'integration-tests-only-0123456789abcdef',
  INTERNAL_SECRET: 'integration-tests-only',
  DATA_DIR: files,
  FILES_DIR: path.join(files, 'uploads'),
  DEMO: '1',
  STRIPE_SECRET_KEY: '',
  STRIPE_WEBHOOK_SECRET: '',
  SMTP_URL: '',
  S3_BUCKET: '',
}

// Two queries at once on one connection: pg 9 refuses what pg 8 only warns about, once per process.
const overlapping: string[] = []
const notice = ({ name, message, stack }: Error): void => {
  if (name === 'DeprecationWarning' && message.includes('client.query()'))
    overlapping.push(stack ?? message)
}
process.on('warning', notice)
afterEach(() => expect(overlapping.splice(0)).toEqual([]))

afterAll(async () => {
  await forgetProcess()
  process.off('warning', notice)
  process.env = before
  await dropDatabase(inject('adminUrl'), database)
  rmSync(files, { recursive: true, force: true })
})
