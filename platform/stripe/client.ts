import 'server-only'
import Stripe from 'stripe'
import { env } from '@/platform/env'
import { isSandbox } from '@/platform/sandbox'
import { sandboxKey } from './sandbox/key'

/** The version this code was written against; Stripe keeps answering in it when the package moves on. */
const API_VERSION = '2026-10-28.endive'

let client: Stripe | undefined

/** Whether Stripe's events and objects must carry `livemode: true`. */
export function isLivemode(): boolean {
  return !isSandbox() && /^.k_live_/.test(env().STRIPE_SECRET_KEY ?? '')
}

/** The address at which this server reaches itself, whatever stands in front of its public address. */
export function loopbackUrl(): URL {
  return new URL(`http://127.0.0.1:${env().PORT}`)
}

/** The one Stripe client of this process: for Stripe with a key, for our own sandbox without. */
export function stripe(): Stripe {
  if (client) return client
  const common = {
    apiVersion: API_VERSION,
    telemetry: false,
    timeout: 15_000,
    maxNetworkRetries: 2,
  } as const
  const key = env().STRIPE_SECRET_KEY
  if (isSandbox() || !key) {
    const { hostname, port } = loopbackUrl()
    client = new Stripe(sandboxKey(), { ...common, host: hostname, port, protocol: 'http' })
  } else {
    client = new Stripe(key, common)
  }
  return client
}
