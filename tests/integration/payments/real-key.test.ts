import { beforeAll, expect, it } from 'vitest'
import { POST as checkout } from '@/app/api/sandbox/checkout/[session]/route'
import { POST as api, GET as read } from '@/app/api/sandbox/stripe/v1/[...path]/route'
import { db } from '@/platform/db/client'
import { isSandbox } from '@/platform/sandbox'
import { isLivemode, stripe } from '@/platform/stripe/client'
import { sandboxSettlementJob } from '@/platform/stripe/sandbox/checkout'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { sandboxKey } from '@/platform/stripe/sandbox/key'
import { post } from './fixtures'

beforeAll(() => {
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: 'sk_live_of_a_shop',
    STRIPE_WEBHOOK_SECRET: 'whsec_of_a_shop',
  })
})

it('with a real key there is no sandbox', async () => {
  expect(isSandbox()).toBe(false)
  expect(isLivemode()).toBe(true)
  expect(stripe().getApiField('host')).toBe('api.stripe.com')
  expect(stripe().getApiField('protocol')).toBe('https')
  const headers = { authorization: `Bearer ${sandboxKey()}` }
  expect(
    (await read(new Request('http://127.0.0.1/v1/checkout/sessions', { headers }))).status,
  ).toBe(404)
  expect(
    (
      await api(
        new Request('http://127.0.0.1/v1/checkout/sessions', {
          method: 'POST',
          headers,
          body: 'mode=payment',
        }),
      )
    ).status,
  ).toBe(404)
  const form = new Request('http://127.0.0.1/api/sandbox/checkout/cs_test_1', {
    method: 'POST',
    body: 'outcome=pay',
  })
  expect((await checkout(form, { params: Promise.resolve({ session: 'cs_test_1' }) })).status).toBe(
    404,
  )
  await sandboxWebhookJob.handle({ eventId: 'none' })
  await sandboxSettlementJob.handle({ sessionId: 'none', succeeds: true })
  expect(await db.sandboxObject.count()).toBe(0)
})

it('an event of the sandbox or of test mode has no effect', async () => {
  const event = {
    id: 'evt_test_mode',
    object: 'event',
    type: 'checkout.session.completed',
    livemode: false,
    created: 1,
    data: { object: { id: 'cs_test_1', object: 'checkout.session' } },
  }
  expect(await post(event)).toEqual({ status: 200, outcome: 'refused_livemode' })
  expect(
    (await post({ ...event, id: 'evt_forged', livemode: true }, { secret: 'whsec_of_the_sandbox' }))
      .status,
  ).toBe(400)
})
