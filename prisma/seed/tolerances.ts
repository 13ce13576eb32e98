import type { PrismaClient } from '@/platform/db/generated/client'

/** Made up for the demonstration and reviewed by nobody: 0.3 % and at most 25.00. */
const TOLERANCE = { percent: '0.3', mostMinor: 2500n, author: 'demo' }

/** What banks on the way may keep of a transfer, by the currencies of the demonstration's accounts. */
export const seedTolerances = (db: PrismaClient) =>
  db.bankTolerance.createMany({
    data: ['USD', 'EUR', 'GBP'].map((currency) => ({ currency, ...TOLERANCE })),
  })
