import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { boss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { namePlace } from '../quotes/named-place'
import { anonymous, aRequest, now, seedRing } from '../quotes/submit-request-fixtures'

export const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

export const wei: Actor = { ...staff, userId: 'wei', name: 'Wei' }

export const TODAY = '2026-11-24'

export async function aQuote() {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  return { serial, revision: (await namePlace(staff, serial, now)).revision }
}

export const ends = (measureId: string, on = '2026-12-01') => ({
  kind: 'end_measure',
  measureId,
  on,
  source: 'a test notice',
})

/** The job queue, one product and one person at the desk. */
export async function openDesk(): Promise<void> {
  await boss()
  await seedRing()
  await aColleague()
}
