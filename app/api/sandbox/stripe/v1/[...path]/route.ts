import { handleStripeRequest } from '@/platform/stripe/sandbox/handle-request'

/** Stripe's API as the local sandbox plays it; next.config.ts leads `/v1/…` here. 404 with a real key. */
export async function GET(request: Request): Promise<Response> {
  return handleStripeRequest(request)
}

export async function POST(request: Request): Promise<Response> {
  return handleStripeRequest(request)
}
