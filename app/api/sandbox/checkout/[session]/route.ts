import { z } from 'zod'
import { readBoundedBody } from '@/platform/bounded-body'
import { env } from '@/platform/env'
import { problem } from '@/platform/api/problem'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { isSameOrigin } from '@/platform/same-origin'
import { isSandbox } from '@/platform/sandbox'
import { CHECKOUT_OUTCOMES, submitCheckout } from '@/platform/stripe/sandbox/checkout'

const outcomeSchema = z.enum(CHECKOUT_OUTCOMES)

/** The sandbox's payment page posts here; then on to the shop, or back to the page. A second post changes nothing. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/sandbox/checkout/[session]'>,
): Promise<Response> {
  if (!isSandbox()) return new Response(null, { status: 404 })
  if (!isSameOrigin(request)) return problem('foreignOrigin')
  const { session: id } = await params
  const body = await readBoundedBody(request, BODY_BYTES['/api/sandbox/checkout/[session]'])
  const outcome = outcomeSchema.safeParse(
    new URLSearchParams(body?.toString('utf8')).get('outcome'),
  )
  if (!outcome.success) return problem('invalidInput', { code: 'refusals.choose_outcome' })
  const session = await submitCheckout(id, outcome.data)
  if (!session) return problem('nothingHere')
  const next =
    session.status === 'complete'
      ? session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
      : `${env().APP_URL}/sandbox/checkout/${session.id}`
  return new Response(null, {
    status: 303,
    headers: { location: next, 'cache-control': 'no-store' },
  })
}
