import 'server-only'
import { db } from '@/platform/db/client'
import { isLivemode, stripe } from '@/platform/stripe/client'

/**
 * A company as Stripe knows it: made the first time that somebody pays for it, however many do at once.
 * @param companyId whose order is paid
 * @param attemptId of the payment that needs it: a key that was answered with a failure isn't used again
 * @throws Stripe's errors
 */
export async function companyCustomer(companyId: string, attemptId: string): Promise<string> {
  const livemode = isLivemode()
  const known = await db.stripeCustomer.findFirst({
    where: { companyId, livemode },
    orderBy: { createdAt: 'desc' },
  })
  if (known) return known.id
  const { name } = await db.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { name: true },
  })
  const made = await stripe().customers.create(
    { name, metadata: { companyId } },
    { idempotencyKey: `company:${companyId}:customer:${attemptId}` },
  )
  await db.stripeCustomer.createMany({
    data: [{ id: made.id, companyId, livemode }],
    skipDuplicates: true,
  })
  return made.id
}

/** Stripe knows it no more, as after a change of account: the next payment makes it anew. */
export async function forgetCustomer(id: string): Promise<void> {
  await db.stripeCustomer.deleteMany({ where: { id } })
}
