import type { Context } from '@/features/accounts/context'
import { draftChange, publishChangeSet } from '@/features/tariffs/commands/change-sets'
import { openQuotaWindow } from '@/features/tariffs/commands/open-quota-window'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'

/** Two months of the quota of Mexican steel, with what was taken in the years before. */
export const STEEL_WINDOW = {
  orderNumber: 'MX-STEEL',
  from: '2026-11-01',
  to: '2026-12-31',
  history: '1400, 1500, 1600',
  percent: '100',
}

/** Opens the quota of Mexican steel. */
export const openSteelWindow = (context: Context) => openQuotaWindow(context, STEEL_WINDOW)

/** Puts the agreement on Mexican steel in force: drafted by one, published by another. */
export async function steelInForce(drafted: Context, published: Context): Promise<void> {
  const { serial } = await draftChange(drafted, {
    kind: 'move_phase',
    agreementId: 'us-mx-steel',
    phaseId: 'window',
    state: 'in_force',
    from: '2026-11-01',
    source: 'a test notice',
  })
  await publishChangeSet(published, {
    serial,
    expectedVersion: (await rulesInForce()).version,
    reason: 'signed in this test',
  })
}
