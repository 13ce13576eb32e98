import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { catalogChanged } from '@/features/catalog/commands/catalog-changed'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { entriesOf } from '@/features/catalog/rules/content'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { followCacheChanges } from '@/platform/cache/follow'
import { sharedTags } from '@/platform/cache/shared'
import { CATALOG_TAG, productTag } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
let stop: () => Promise<void>

beforeAll(async () => {
  await boss()
  await seedRing()
  stop = followCacheChanges()
  await sharedTags.takeIn()
})
afterAll(async () => {
  await stop()
  await stopBoss()
})

const dropped = (slug: string): number | undefined => sharedTags.droppedAt.get(productTag(slug))
const changed = (slug: string) => db.$transaction((tx) => catalogChanged(tx, [slug]))
/** What a request does before it reads anything from a cache. */
const visit = async () => sharedTags.upToDate()

describe('a change that a transaction announces', () => {
  it('is known here soon after the commit, without any request', async () => {
    await changed('ring-a')
    await vi.waitFor(() => expect(dropped('ring-a')).toBeDefined(), {
      timeout: 1_500,
      interval: 10,
    })
    expect(sharedTags.droppedAt.get(CATALOG_TAG)).toBe(dropped('ring-a'))
    expect(dropped('ring-b')).toBeUndefined()
  })

  it('stays unknown when the transaction fails', async () => {
    await db
      .$transaction(async (tx) => {
        await catalogChanged(tx, ['ring-c'])
        throw new Error('not after all')
      })
      .catch(() => undefined)
    await sharedTags.takeIn()
    expect(dropped('ring-c')).toBeUndefined()
  })

  it('is known although it commits after a later one', async () => {
    let first = (): void => undefined
    const barrier = new Promise<void>((resolve) => (first = resolve))
    const late = db.$transaction(async (tx) => {
      await catalogChanged(tx, ['ring-late'])
      await barrier
    })
    await changed('ring-later')
    await sharedTags.takeIn()
    expect([dropped('ring-late'), dropped('ring-later')].map(Boolean)).toEqual([false, true])
    first()
    await late
    await sharedTags.takeIn()
    expect(dropped('ring-late')).toBeDefined()
  })

  it('is known to the next visitor although the connection was cut', async () => {
    for (let i = 0; i < 5; i++) {
      await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fsc-cache' AND datname = current_database()`
      await changed(`ring-cut-${i}`)
      await vi.waitFor(
        async () => (await visit(), expect(dropped(`ring-cut-${i}`)).toBeDefined()),
        { timeout: 1_500, interval: 10 },
      )
    }
  })

  it('is noticed once: what was cached since stays', async () => {
    const at = dropped('ring-a')
    await sharedTags.takeIn()
    expect(dropped('ring-a')).toBe(at)
  })
})

it('drops a published product at its old and its new address before publishing returns, and no other', async () => {
  const { id } = await db.product.findFirstOrThrow()
  const { version, live } = await getDeskProduct(lin, id)
  const savedVersion = await saveProduct(as(lin), {
    id,
    version,
    entries: { ...entriesOf(live), slug: 'a-new-address' },
  })
  const before = new Set(sharedTags.droppedAt.keys())
  await publishProduct(as(lin), { id, version: savedVersion.version })
  expect([...sharedTags.droppedAt.keys()].filter((tag) => !before.has(tag)).toSorted()).toEqual(
    [productTag(live.slug), productTag('a-new-address')].toSorted(),
  )
})
