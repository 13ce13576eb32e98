import { plainRoute } from '@/features/accounts/route'
import { handleStripeRequest } from '@/platform/stripe/sandbox/handle-request'

/** Stripe's API as the local sandbox imitates it; next.config.ts leads `/v1/…` here. 404 with a real key. */
export const GET = plainRoute({ id: 'sandboxStripe', rate: null }, ({ request }) =>
  handleStripeRequest(request),
)
export const POST = GET
