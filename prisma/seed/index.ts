import { staffActor } from '@/features/accounts/rules/actor'
import { ensureListing } from '@/features/catalog/commands/write-listing'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { seedChoosing } from './choosing'
import { seedPeople } from './people'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { seedCosts } from './costs'
import { seedDocuments } from './documents'
import { seedFreight } from './freight'
import { seedHousePictures } from './house-pictures'
import { seedImporters } from './importers'
import { seedPriceLists } from './price-lists'
import { seedProducts } from './products'
import type { OwnContext } from '@/features/accounts/context'
import { seedSettings } from './settings'
import { seedStatedFacts } from './stated-facts'
import { seedProduction } from './production'
import { seedTrade } from './trade'

/**
 * Fills an empty database with the demonstration catalog and, where allowed, demo sign-ins. Does
 * nothing to a filled one.
 */
async function seed(): Promise<void> {
  if ((await db.product.count()) > 0) return void (await ensureListing())
  const products = await seedProducts(db)
  await ensureListing()
  await seedDocuments(db)
  const { DEMO, DATA_DIR } = env()
  if (DEMO) await seedImporters(db)
  const people = DEMO ? await seedPeople(db, DATA_DIR) : []
  if (DEMO) await seedStatedFacts(db)
  if (DEMO) await withQueue(async () => seedSettings(await demoOwner()))
  if (DEMO) await seedHousePictures(await demoOwner())
  if (DEMO) await seedFreight(db)
  const costs = DEMO ? await seedCosts(db) : 0
  const requests = DEMO ? await withQueue(() => seedTrade(db)) : 0
  if (DEMO) await withQueue(() => seedProduction(db))
  const lists = DEMO ? await seedPriceLists(db) : 0
  if (DEMO) await seedChoosing(db)
  console.log(
    `${products} demo products, ${people.length} demo sign-ins, ${requests} demo requests, ${lists} demo price lists, ${costs} demo costs`,
  )
}

/** The demonstration's owner, on whose behalf its settings are made. */
async function demoOwner(): Promise<OwnContext> {
  const owner = await db.user.findFirstOrThrow({ where: { roles: { has: 'owner' } } })
  return { actor: staffActor(owner), now: new Date() }
}

/** The commands queue mails; a worker sends them once the site runs. */
async function withQueue<T>(work: () => Promise<T>): Promise<T> {
  await boss()
  try {
    return await work()
  } finally {
    await stopBoss()
  }
}

try {
  await seed()
} finally {
  await db.$disconnect()
}
