import 'server-only'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { hashedKey, limiterOf } from './index'

/**
 * Limits guesses at one account's password. Attempts of one source at one account are counted apart
 * from those of all sources together, so that a stranger's failures never lock out its owner: the
 * first count refuses with growing waits, the second only slows sources that the account doesn't
 * know.
 */
interface Steps {
  /** attempts without a wait */
  free: number
  /** everything is forgotten after so long without a new wait */
  forgottenAfterSeconds: number
  /** wait after the nth attempt beyond the free ones, n from 0 */
  waitSeconds: (level: number) => number
}

const STEPS = {
  source: {
    free: 5,
    forgottenAfterSeconds: 6 * 3600,
    waitSeconds: (level) => Math.min(900, 30 * 2 ** level),
  },
  account: { free: 50, forgottenAfterSeconds: 3600, waitSeconds: () => 20 },
} satisfies Record<string, Steps>

export interface Attempt {
  /** e-mail address, lower case */
  account: string
  /** the visitor's address; null where none is known */
  source: string | null
  /** a browser that has signed in to this account before; it is counted by itself */
  device: string | null
}

function limitersOf(kind: keyof typeof STEPS) {
  const { free, forgottenAfterSeconds: seconds } = STEPS[kind]
  return {
    // The first attempt beyond these passes the open gate, and shuts it.
    free: limiterOf(`guess-${kind}`, free - 1, seconds),
    gate: limiterOf(`guess-${kind}-gate`, 1, seconds),
    level: limiterOf(`guess-${kind}-level`, Number.MAX_SAFE_INTEGER, seconds),
  }
}

async function admit(kind: keyof typeof STEPS, key: string): Promise<number | null> {
  const { free, gate, level } = limitersOf(kind)
  if (await passes(() => free.consume(key))) return null
  const level0 = (await level.get(key))?.consumedPoints ?? 0
  const wait = { customDuration: STEPS[kind].waitSeconds(level0) }
  const refused = await refusalOf(() => gate.consume(key, 1, wait))
  if (refused) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  await level.penalty(key)
  return null
}

async function refusalOf(take: () => Promise<unknown>): Promise<RateLimiterRes | null> {
  try {
    await take()
    return null
  } catch (error) {
    if (error instanceof RateLimiterRes) return error
    throw error
  }
}

const passes = async (take: () => Promise<unknown>): Promise<boolean> =>
  (await refusalOf(take)) === null

const sourceKey = ({ account, source, device }: Attempt): string =>
  hashedKey(device ? `${account} device ${device}` : `${account} source ${source ?? ''}`)

/**
 * Counts an attempt before it is made: of many at once only one can be the first.
 * @returns seconds to wait when there have been too many, otherwise null
 */
export async function admitAttempt(attempt: Attempt): Promise<number | null> {
  const refused = await admit('source', sourceKey(attempt))
  if (refused !== null || attempt.device) return refused
  return admit('account', hashedKey(attempt.account))
}

/** Forgets the failures of somebody who has just signed in. */
export async function forgiveAttempts(attempt: Attempt): Promise<void> {
  await forget('source', sourceKey(attempt))
}

/** Forgets what all sources together did to an account, when its owner has set a new password. */
export async function forgiveAccount(account: string): Promise<void> {
  await forget('account', hashedKey(account))
}

async function forget(kind: keyof typeof STEPS, key: string): Promise<void> {
  const { free, gate, level } = limitersOf(kind)
  await Promise.all([free.delete(key), gate.delete(key), level.delete(key)])
}
