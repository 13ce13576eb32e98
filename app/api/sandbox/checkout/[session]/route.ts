import { z } from 'zod'
import { plainRoute } from '@/features/accounts/route'
import { ProblemError } from '@/platform/api/problem'
import { env } from '@/platform/env'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { isSandbox } from '@/platform/sandbox'
import { CHECKOUT_OUTCOMES, submitCheckout } from '@/platform/stripe/sandbox/checkout'

const outcomeSchema = z.enum(CHECKOUT_OUTCOMES)

/**
 * Receives the sandbox's payment page, then redirects to the shop, or back to the page. A second
 * post changes nothing.
 */
export const POST = plainRoute(
  {
    id: 'sandboxCheckout',
    params: z.object({ session: z.string() }),
    isHere: isSandbox,
    rate: null,
    ownPagesOnly: true,
    bytes: BODY_BYTES['/api/sandbox/checkout/[session]'],
  },
  async ({ params, body }) => {
    const outcome = outcomeSchema.safeParse(
      new URLSearchParams(body.toString('utf8')).get('outcome'),
    )
    if (!outcome.success)
      throw new ProblemError('invalidInput', { code: 'refusals.choose_outcome' })
    const session = await submitCheckout(params.session, outcome.data)
    if (!session) throw new ProblemError('nothingHere')
    const next =
      session.status === 'complete'
        ? session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
        : `${env().APP_URL}/sandbox/checkout/${session.id}`
    return new Response(null, {
      status: 303,
      headers: { location: next, 'cache-control': 'no-store' },
    })
  },
)
