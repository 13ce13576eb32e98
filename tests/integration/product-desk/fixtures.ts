import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { entriesOf, type ContentEntries } from '@/features/catalog/rules/content'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { db } from '@/platform/db/client'
import { boss } from '@/platform/jobs/boss'
import { seedRing } from '../quotes/submit-request-fixtures'

export const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

export const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }

/** The id of the ring on the desk. */
export let id = ''

/** Opens the job queue and publishes one ring. */
export async function openDesk(): Promise<void> {
  await boss()
  await seedRing()
  const { id: ring } = await db.product.findFirstOrThrow()
  id = ring
}

export const current = () => getDeskProduct(lin, id)

export async function save(actor: Actor, change: Partial<ContentEntries>, version?: number) {
  const product = await current()
  return saveProduct(as(actor), {
    id,
    version: version ?? product.version,
    entries: { ...entriesOf(product.draft ?? product.live), ...change },
  })
}
