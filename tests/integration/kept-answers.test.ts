import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveBasePrice } from '@/features/catalog/commands/save-base-price'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { entriesOf } from '@/features/catalog/rules/content'
import { draftChange, publishChangeSet } from '@/features/tariffs/commands/change-sets'
import { openQuotaWindow } from '@/features/tariffs/commands/open-quota-window'
import { reserveQuota } from '@/features/tariffs/commands/reserve-quota'
import { cacheChanged } from '@/platform/cache/changed'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { seedRing } from './quotes/submit-request-fixtures'

/** Pages cached whole are shown until their content changes, and not a moment longer, on every instance. */

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const LIST = '/catalog?line=jewelry&sort=price'
const CALCULATION = '/tariffs?hs=7117199000'

interface Instance {
  /** requests a page. @returns how often it has been rendered there */
  renders: (path: string) => Promise<number>
  /** picks up committed changes, as the next visitor's request would */
  takeIn: () => Promise<void>
  end: () => Promise<void>
}

/** An instance of the site as far as cached answers matter: its own modules, connection and memory. */
async function openInstance(): Promise<Instance> {
  vi.resetModules()
  Reflect.deleteProperty(globalThis, Symbol.for('fsc.shared-tags'))
  const { followCacheChanges } = await import('@/platform/cache/follow')
  const { sharedTags } = await import('@/platform/cache/shared')
  const { keepAnswers } = await import('@/platform/answers/kept-answers')
  const { keptList } = await import('@/features/catalog/rules/kept-list')
  const { keptCalculator } = await import('@/features/tariffs/queries/kept-calculator')
  const { db: own } = await import('@/platform/db/client')
  const stop = followCacheChanges()
  const rendered = new Map<string, number>()
  const render = (request: IncomingMessage, response: ServerResponse) => {
    const times = (rendered.get(request.url ?? '') ?? 0) + 1
    rendered.set(request.url ?? '', times)
    response.end(String(times))
  }
  const answers = keepAnswers([keptList, keptCalculator])
  const server: Server = createServer((request, response) => {
    if (!answers(request, response, render)) response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    renders: async (path) => Number(await (await fetch(`http://127.0.0.1:${port}${path}`)).text()),
    takeIn: () => sharedTags.takeIn(),
    end: async () => {
      await stop()
      server.close()
      await own.$disconnect()
    },
  }
}

let instances: Instance[] = []
beforeAll(async () => {
  await boss()
  await seedRing()
  instances = [await openInstance(), await openInstance()]
})
afterAll(async () => {
  for (const instance of instances) await instance.end()
  await stopBoss()
})

/** How often each page was rendered on each instance: [list, calculation] of the first and of the second. */
const renderCounts = () =>
  Promise.all(
    instances.map(async ({ renders }) => [await renders(LIST), await renders(CALCULATION)]),
  )

/** The pages that a change drops: requested twice before and twice after it, on both instances. */
async function dropsOf(
  change: () => Promise<unknown>,
): Promise<{ list: boolean; calculation: boolean }> {
  const before = await renderCounts()
  expect(await renderCounts()).toEqual(before)
  await change()
  for (const { takeIn } of instances) await takeIn()
  const after = await renderCounts()
  expect(await renderCounts()).toEqual(after)
  const drops = after.map((of, i) => of.map((times, page) => times - (before[i]?.[page] ?? NaN)))
  expect(drops[1]).toEqual(drops[0])
  const [list, calculation] = drops[0] ?? []
  return { list: list === 1, calculation: calculation === 1 }
}

const NEITHER = { list: false, calculation: false }
const BOTH = { list: true, calculation: true }
const CALCULATION_ALONE = { list: false, calculation: true }

it('is dropped by a publication, and by nothing that buyers don’t see yet', async () => {
  const { id } = await db.product.findFirstOrThrow()
  const { version, live } = await getDeskProduct(staff, id)
  let saved = { version }
  expect(
    await dropsOf(async () => {
      saved = await saveProduct(as(staff), {
        id,
        version,
        entries: { ...entriesOf(live), name: 'Ring' },
      })
    }),
  ).toEqual(NEITHER)
  expect(await dropsOf(() => publishProduct(as(staff), { id, version: saved.version }))).toEqual(
    BOTH,
  )
})

it('is dropped by a price, once it is published', async () => {
  const { id } = await db.product.findFirstOrThrow()
  const { version } = await getDeskProduct(staff, id)
  let saved = { version }
  expect(
    await dropsOf(async () => {
      saved = await saveBasePrice(as(staff), { id, version, price: '1.37' })
    }),
  ).toEqual(NEITHER)
  expect(await dropsOf(() => publishProduct(as(staff), { id, version: saved.version }))).toEqual(
    BOTH,
  )
})

it('of the calculator is dropped by a publication of the rules, and lists stay cached', async () => {
  const { serial } = await draftChange(as(staff, new Date('2026-11-24T12:00:00Z')), {
    kind: 'end_measure',
    measureId: 's301-list4a',
    on: '2027-06-01',
    source: 'a test notice',
  })
  expect(
    await dropsOf(() =>
      publishChangeSet(as({ ...staff, userId: 'wei', name: 'Wei' }), {
        serial,
        expectedVersion: 0,
        reason: 'a test',
      }),
    ),
  ).toEqual(CALCULATION_ALONE)
})

it('of the calculator is dropped by a new entry of the quota ledger, and lists stay cached', async () => {
  expect(
    await dropsOf(() =>
      openQuotaWindow(as(staff), {
        orderNumber: 'MX-STEEL',
        from: '2027-01-01',
        to: '2027-12-31',
        history: '1500',
        percent: '100',
      }),
    ),
  ).toEqual(CALCULATION_ALONE)
  const reserved = () =>
    reserveQuota(as({ kind: 'guest', linkedRequestIds: ['1'] }), {
      orderNumber: 'MX-STEEL',
      day: '2027-06-01',
      kilograms: '10',
      quoteId: '00000000-0000-4000-8000-000000000001',
      note: 'test',
      by: 'test',
      expiresAt: new Date('2028-01-01'),
    })
  expect(await dropsOf(reserved)).toEqual(CALCULATION_ALONE)
  // A quote reserves once: the second time nothing is taken.
  expect(await dropsOf(reserved)).toEqual(NEITHER)
})

it('survives changes that it doesn’t show, and failed ones', async () => {
  expect(await dropsOf(() => db.$transaction((tx) => cacheChanged(tx, [DOCUMENTS_TAG])))).toEqual(
    NEITHER,
  )
  expect(
    await dropsOf(() =>
      db
        .$transaction(async (tx) => {
          await cacheChanged(tx, ['catalog'])
          throw new Error('not after all')
        })
        .catch(() => undefined),
    ),
  ).toEqual(NEITHER)
})
