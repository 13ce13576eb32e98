import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { isSandbox } from '@/platform/sandbox'
import { move } from './charges'
import { emit } from './events'
import { all, find, keep, lock, type Kept } from './keep'
import { newMoneyId, type SandboxPayout } from './money-objects'
import { seconds } from './objects'

/**
 * Pays out the balance of a currency, and announces it: first as paid, then with what it consists
 * of.
 * @returns null where there is nothing above zero to pay out
 */
export async function payOut(currency: string, now: Date): Promise<SandboxPayout | null> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sandbox payout', 0))`
    const open = (await all('balance_transaction', tx)).filter(
      ({ movement, payout }) => payout === null && movement.currency === currency,
    )
    const amount = open.reduce((sum, { movement }) => sum + movement.net, 0)
    if (amount <= 0) return null
    const id = newMoneyId('po')
    const movement = await move(tx, now, {
      amount: -amount,
      currency,
      type: 'payout',
      category: 'payout',
      source: id,
      payout: id,
    })
    for (const each of open)
      await keep(tx, 'balance_transaction', each.movement.id, { ...each, payout: id })
    const payout: SandboxPayout = {
      id,
      object: 'payout',
      livemode: false,
      amount,
      currency,
      arrival_date: seconds(now),
      automatic: true,
      balance_transaction: movement.id,
      status: 'paid',
      reconciliation_status: 'in_progress',
      metadata: {},
      created: seconds(now),
    }
    await emit(tx, 'payout.paid', payout, now)
    const reconciled = { ...payout, reconciliation_status: 'completed' as const }
    await keep(tx, 'payout', id, reconciled)
    await emit(tx, 'payout.reconciliation_completed', reconciled, now)
    return reconciled
  })
}

/** The bank returns a payout. Once. */
export async function failPayout(id: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const payout = await lock(tx, 'payout', id)
    if (!payout || payout.status === 'failed') return
    await move(tx, now, {
      amount: payout.amount,
      currency: payout.currency,
      type: 'payout_failure',
      category: 'payout_reversal',
      source: id,
    })
    const failed: SandboxPayout = { ...payout, status: 'failed' }
    await keep(tx, 'payout', id, failed)
    await emit(tx, 'payout.failed', failed, now)
  })
}

/** Pays out the balance in each currency. */
export async function payOutAll(now: Date): Promise<void> {
  const moved = await all('balance_transaction')
  const currencies = new Set(moved.map(({ movement }) => movement.currency))
  for (const currency of currencies) await payOut(currency, now)
}

/** Each day, as Stripe does by itself. */
export const sandboxPayoutJob = defineJob({
  name: 'sandbox.payout',
  payload: z.object({}),
  cron: '30 21 * * *',
  handle: async () => {
    if (isSandbox()) await payOutAll(new Date())
  },
})

/** The source of a movement as it is expanded. */
export async function sourceOf({ movement }: Kept<'balance_transaction'>): Promise<unknown> {
  const { source } = movement
  return (
    (await find('charge', source))?.charge ??
    (await find('refund', source)) ??
    (await find('dispute', source)) ??
    (await find('payout', source)) ??
    source
  )
}
