import Stripe from 'stripe'
import { stripeContract } from '@/tests/support/stripe-contract'

// The same contract as of the sandbox, asked of Stripe's own test mode: `npm test -- stripe`, with a key.

const key = process.env.STRIPE_SECRET_KEY ?? ''
if (!/^(sk|rk)_test_/.test(key))
  throw new Error('STRIPE_SECRET_KEY must be a key of Stripe’s test mode (sk_test_…)')

const stripe = new Stripe(key, { apiVersion: '2026-10-28.endive' })

const intent = async (amountMinor: number, paymentMethod: string, customer?: string) => {
  const made = await stripe.paymentIntents.create({
    amount: amountMinor,
    currency: 'usd',
    confirm: true,
    payment_method: paymentMethod,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...(customer ? { customer } : {}),
  })
  return made.id
}

stripeContract({
  stripe: () => stripe,
  paidIntent: (amountMinor, customer) => intent(amountMinor, 'pm_card_visa', customer),
  disputedIntent: (amountMinor) => intent(amountMinor, 'pm_card_createDispute'),
})
