import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { entriesOf } from '@/features/catalog/rules/content'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { db } from '@/platform/db/client'
import type { Figure } from './figure'

/**
 * From staff's publishing to the new page on every instance named in INSTANCES, also while their
 * connections to the database are cut.
 */

const ROUNDS = 24
const staff = {
  kind: 'staff',
  userId: 'bench',
  name: 'Bench',
  email: 'bench@fsc.example',
  roles: STAFF_ROLES,
} as const
const instances = (process.env.INSTANCES ?? '').split(' ')
const [product, other] = await db.product.findMany({
  where: { status: 'PUBLISHED' },
  orderBy: { position: 'asc' },
  take: 2,
  select: { id: true, slug: true },
})
if (!product || !other || instances.length < 2)
  throw new Error('two instances and two products are needed')

/** Milliseconds until a page of an instance shows the new name. */
async function shownAfter(address: string, name: string, from: number): Promise<number> {
  for (;;) {
    if ((await (await fetch(address)).text()).includes(name)) return performance.now() - from
    if (performance.now() - from > 20_000) throw new Error(`${address} never showed "${name}"`)
  }
}

const keptCount = async (): Promise<number> =>
  (
    await Promise.all(instances.map((instance) => fetch(`${instance}/products/${other.slug}`)))
  ).filter((answer) => answer.headers.get('x-nextjs-cache') === 'HIT').length

const times: number[] = []
const cutTimes: number[] = []
let keptPages = 0
for (let round = 0; round < ROUNDS; round++) {
  const cut = round % 2 === 1
  const name = `Bench ring ${round} of ${ROUNDS}`
  const { version, live } = await getDeskProduct(staff, product.id)
  const saved = await saveProduct(
    { actor: staff, now: new Date() },
    {
      id: product.id,
      version,
      entries: { ...entriesOf(live), name },
    },
  )
  // Pages to be invalidated: the product's page, the list and a page that should stay cached.
  for (const instance of instances)
    for (const path of [`/products/${product.slug}`, `/products/${other.slug}`, '/'])
      await (await fetch(`${instance}${path}`)).text()
  if (cut)
    await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fsc-cache'`
  const from = performance.now()
  await publishProduct(
    { actor: staff, now: new Date() },
    { id: product.id, version: saved.version },
  )
  const shown = await Promise.all(
    instances.flatMap((instance) =>
      [`/products/${product.slug}`, `/catalog?q=${encodeURIComponent(name)}`].map((path) =>
        shownAfter(`${instance}${path}`, name, from),
      ),
    ),
  )
  ;(cut ? cutTimes : times).push(Math.max(...shown))
  keptPages += await keptCount()
}
const worst = (values: readonly number[]) => Math.max(...values) / 1000
const figures: Figure[] = [
  {
    name: 'From publish to the new page on a second instance',
    value: worst(times),
    unit: 's',
    bound: { atMost: 2 },
    detail: `the slowest of ${times.length}, product page and catalog`,
  },
  {
    name: 'the same while the instances lose their connection',
    value: worst(cutTimes),
    unit: 's',
    bound: { atMost: 2 },
    detail: `the slowest of ${cutTimes.length}`,
  },
  {
    name: "Another product's page, kept through it",
    value: keptPages / (ROUNDS * instances.length),
    unit: 'of its visits',
    bound: { atLeast: 1 },
    detail: `${keptPages} of ${ROUNDS * instances.length}`,
  },
]
console.log(JSON.stringify(figures))
await db.$disconnect()
