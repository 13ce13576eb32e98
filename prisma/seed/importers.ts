import type { PrismaClient } from '@/platform/db/generated/client'

/** Where and how the demonstration house can import: enough to try delivery duty paid, and marked as demo. */
const IMPORTERS = [
  {
    destination: 'US',
    way: 'seller',
    reason: 'Demonstration: importer number, continuous bond and resident agent are assumed.',
  },
  {
    destination: 'MX',
    way: 'established',
    reason: 'Demonstration: a Mexican importer in the padrón is assumed.',
  },
]

export async function seedImporters(db: PrismaClient): Promise<void> {
  await db.importerReadiness.createMany({
    data: IMPORTERS.map((row) => ({ ...row, version: 1, setBy: 'Demo', isDemo: true })),
    skipDuplicates: true,
  })
}
