import { db } from '@/platform/db/client'
import { stripe } from '@/platform/stripe/client'
import { submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { openDispute } from '@/platform/stripe/sandbox/disputes'
import { stripeContract } from '@/tests/support/stripe-contract'
import { serveMoney } from './money'

serveMoney()

async function paidIntent(amountMinor: number, customer?: string): Promise<string> {
  const session = await stripe().checkout.sessions.create({
    mode: 'payment',
    success_url: 'http://localhost:3000/done',
    ...(customer ? { customer } : {}),
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: amountMinor, product_data: { name: 'x' } },
      },
    ],
  })
  await submitCheckout(session.id, 'pay')
  const paid = await stripe().checkout.sessions.retrieve(session.id)
  return String(paid.payment_intent)
}

stripeContract({
  stripe,
  paidIntent,
  disputedIntent: async (amountMinor) => {
    const intent = await paidIntent(amountMinor)
    const { latest_charge: charge } = await stripe().paymentIntents.retrieve(intent)
    await db.$transaction((tx) => openDispute(tx, String(charge), new Date()))
    return intent
  },
})
