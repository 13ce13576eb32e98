import 'server-only'
import { db } from '@/platform/db/client'
import { isLivemode, stripe } from '@/platform/stripe/client'

/**
 * Stripe's customer for a company, created the first time that somebody pays for it, and once however many pay at
 * the same time.
 * @param companyId whose order is paid
 * @param attemptId of the payment that needs it: a key that was answered with a failure isn't used again
 * @throws Stripe's errors
 */
export async function companyCustomer(companyId: string, attemptId: string): Promise<string> {
  const livemode = isLivemode()
  const existing = await db.stripeCustomer.findFirst({
    where: { companyId, livemode },
    orderBy: { createdAt: 'desc' },
  })
  if (existing) return existing.id
  const { name } = await db.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { name: true },
  })
  const customer = await stripe().customers.create(
    { name, metadata: { companyId } },
    { idempotencyKey: `company:${companyId}:customer:${attemptId}` },
  )
  await db.stripeCustomer.createMany({
    data: [{ id: customer.id, companyId, livemode }],
    skipDuplicates: true,
  })
  return customer.id
}

/**
 * Forgets a customer whom Stripe doesn't know any more, as after a change of account: the next payment creates a new
 * one.
 */
export async function forgetCustomer(id: string): Promise<void> {
  await db.stripeCustomer.deleteMany({ where: { id } })
}
