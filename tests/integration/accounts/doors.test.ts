import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...all]/route'
import { auth } from '@/features/accounts/sign-in/auth'
import { accountLetterJob } from '@/features/accounts/mails/account-letters'
import { OPEN_ENDPOINTS } from '@/platform/auth/open-endpoints'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { enqueue } from '@/platform/jobs'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { sendMailJob } from '@/platform/mail'

const RIGHT = 'copper lantern walks sideways'

async function aPerson(email = `${randomUUID()}@aurora.example`): Promise<string> {
  const id = randomUUID()
  await db.user.create({
    data: {
      id,
      name: 'Ana Ruiz',
      email,
      emailVerified: true,
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: 'credential',
          password: await hashPassword(RIGHT),
        },
      },
    },
  })
  return email
}

const from = (address: string, cookie = '') =>
  new Headers({ 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) })
let sources = 0
const aSource = () => `203.0.113.${++sources}`

/** The code of the refusal, or `in`. */
async function signIn(email: string, password: string, headers: Headers): Promise<string> {
  try {
    await auth().api.signInEmail({ body: { email, password }, headers })
    return 'in'
  } catch (error) {
    return (error as { body: { code: string } }).body.code
  }
}

beforeAll(async () => {
  env().TRUSTED_PROXY = true
  await boss()
  await db.$transaction((tx) =>
    enqueue(tx, accountLetterJob, { kind: 'reset', email: 'nobody@aurora.example' }),
  )
  await db.$transaction((tx) => enqueue(tx, sendMailJob, { mailId: randomUUID() }))
})
afterAll(stopBoss)
afterEach(() => void vi.useRealTimers())

describe('guessing a password', () => {
  it('ends after five attempts: even the right one is then refused, the owner gets in from elsewhere, and the wait ends', async () => {
    const email = await aPerson()
    const attacker = aSource()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => signIn(email, `wrong ${i}`, from(attacker))),
    )
    for (let i = 0; i < 250; i++) answers.push(await signIn(email, `wrong ${i}`, from(attacker)))
    expect(answers.filter((code) => code === 'INVALID_EMAIL_OR_PASSWORD')).toHaveLength(5)
    expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(295)
    expect(await signIn(email, RIGHT, from(attacker))).toBe('TOO_MANY_ATTEMPTS')
    expect(await signIn(email, RIGHT, from(aSource()))).toBe('in')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 901_000 })
    expect(await signIn(email, RIGHT, from(attacker))).toBe('in')
  }, 60_000)

  it('waits longer each time, but never longer than a quarter of an hour', async () => {
    const email = await aPerson()
    const source = aSource()
    const waits: number[] = []
    let now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now })
    for (let i = 0; i < 5; i++) await signIn(email, 'wrong', from(source))
    for (let i = 0; i < 8; i++) {
      const refused = await auth()
        .api.signInEmail({ body: { email, password: 'wrong' }, headers: from(source) })
        .catch((error: unknown) => (error as { body: { seconds: number } }).body.seconds)
      waits.push(refused as number)
      now += (refused as number) * 1000 + 500
      vi.setSystemTime(now)
      await signIn(email, 'wrong', from(source))
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('is slowed from many sources at once, but not in a browser that the account knows', async () => {
    const email = await aPerson()
    const knownAnswer = await auth().api.signInEmail({
      body: { email, password: RIGHT },
      headers: from(aSource()),
      returnHeaders: true,
    })
    const cookie = /fsc_device=[^;]+/.exec(knownAnswer.headers.getSetCookie().join(';'))?.[0] ?? ''
    expect(cookie).not.toBe('')
    const answers: string[] = []
    for (let i = 0; i < 60; i++) answers.push(await signIn(email, 'wrong', from(aSource())))
    expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThan(5)
    expect(await signIn(email, RIGHT, from(aSource(), cookie))).toBe('in')
    expect(await signIn(await aPerson(), RIGHT, from(aSource(), cookie))).toBe('in')
  }, 60_000)

  it('is counted the same at the endpoint, which tells how long to wait', async () => {
    const email = await aPerson()
    const source = aSource()
    const post = () =>
      POST(
        new Request(`${env().APP_URL}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: env().APP_URL,
            'x-forwarded-for': source,
          },
          body: JSON.stringify({ email, password: 'wrong' }),
        }),
      )
    for (let i = 0; i < 5; i++) await signIn(email, 'wrong', from(source))
    const answer = await post()
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(20)
  })
})

describe('the account endpoints', () => {
  const ask = (endpoint: string, source: string) => {
    const readsOnly = endpoint === '/get-session' || endpoint.startsWith('/verify-email')
    const headers = {
      'content-type': 'application/json',
      origin: env().APP_URL,
      'x-forwarded-for': source,
    }
    const url = `${env().APP_URL}/api/auth${endpoint}`
    return readsOnly
      ? GET(new Request(url, { headers }))
      : POST(new Request(url, { method: 'POST', headers, body: '{}' }))
  }

  it.each(OPEN_ENDPOINTS)(
    '%s is limited for one source, and open to the next',
    async (endpoint) => {
      const source = aSource()
      const answers = await Promise.all(Array.from({ length: 60 }, () => ask(endpoint, source)))
      for (const { status } of answers) expect(status).toBeLessThan(500)
      const refused = await ask(endpoint, source)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await ask(endpoint, aSource())).status).not.toBe(429)
    },
  )

  it('are closed where the site has no use for them, including a guess at a signed-in person’s password', async () => {
    const all = Object.values(auth().api).map(({ path }) => path as string)
    expect(all).toContain('/verify-password')
    const closedPaths = all.filter((path) => path && !OPEN_ENDPOINTS.includes(path))
    expect(closedPaths.length).toBeGreaterThan(15)
    for (const path of closedPaths) {
      const { status } = await ask(path.replaceAll(/:\w+/g, 'none'), aSource())
      expect([path, status]).toEqual([path, 404])
    }
    for (const path of OPEN_ENDPOINTS) expect(all).toContain(path)
  })
})

describe('a letter for setting a new password', () => {
  const ask = (email: string, headers: Headers) =>
    auth().api.requestPasswordReset({ body: { email }, headers })

  it('takes the same time to request for an address with an account and one without', async () => {
    const known = await aPerson()
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let i = 0; i < 9; i++)
      for (const [kind, email] of [
        ['known', known],
        ['unknown', `${randomUUID()}@aurora.example`],
      ] as const) {
        const began = performance.now()
        await ask(email, from(aSource()))
        times[kind].push(performance.now() - began)
      }
    const median = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(40)
    expect(await db.verification.count()).toBe(0)
  })

  const tokens = async (email: string): Promise<string[]> => {
    const letters = await db.mailMessage.findMany({ where: { toAddress: email } })
    return letters.map(({ text }) => /reset-password\?token=([\w-]+)/.exec(text)?.[1] ?? '')
  }

  it('ends the other letters, every session and the wait once it is used', async () => {
    const email = await aPerson()
    const source = aSource()
    await signIn(email, RIGHT, from(source))
    for (let i = 0; i < 7; i++) await signIn(email, 'wrong', from(source))
    expect(await signIn(email, RIGHT, from(source))).toBe('TOO_MANY_ATTEMPTS')
    for (let i = 0; i < 3; i++) {
      await accountLetterJob.handle({ kind: 'reset', email })
    }
    const [first = '', second = '', third = ''] = await tokens(email)
    expect(third).not.toBe('')
    const use = (token: string) =>
      auth().api.resetPassword({
        body: { token, newPassword: 'seven paper boats at dusk' },
        headers: from(source),
      })
    await use(second)
    await expect(use(first)).rejects.toMatchObject({ body: { code: 'INVALID_TOKEN' } })
    await expect(use(third)).rejects.toMatchObject({ body: { code: 'INVALID_TOKEN' } })
    expect(await db.session.count({ where: { user: { email } } })).toBe(0)
    expect(await signIn(email, 'seven paper boats at dusk', from(source))).toBe('in')
  })

  it('doesn’t accept a password that others would guess', async () => {
    const email = await aPerson()
    await accountLetterJob.handle({ kind: 'reset', email })
    const [token = ''] = await tokens(email)
    const set = (newPassword: string) =>
      auth().api.resetPassword({ body: { token, newPassword }, headers: from(aSource()) })
    for (const password of ['password12345', email, 'AnaRuizAnaRuiz'])
      await expect(set(password)).rejects.toMatchObject({ body: { code: 'WEAK_PASSWORD' } })
    await set('seven paper boats at dusk')
  })
})

describe('an account', () => {
  const signUp = (email: string, password = RIGHT) =>
    auth().api.signUpEmail({ body: { name: 'Bo', email, password }, headers: from(aSource()) })

  it('gets the same answer in the same time on sign-up, whether the address has one or not', async () => {
    const email = await aPerson()
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let i = 0; i < 3; i++) {
      let began = performance.now()
      const known = await signUp(email)
      times.known.push(performance.now() - began)
      began = performance.now()
      const unknown = await signUp(`${randomUUID()}@aurora.example`)
      times.unknown.push(performance.now() - began)
      expect(Object.keys(known.user).sort()).toEqual(Object.keys(unknown.user).sort())
    }
    expect(Math.min(...times.known, ...times.unknown)).toBeGreaterThan(650)
    await accountLetterJob.handle({ kind: 'account-exists', email })
    expect(
      await db.mailMessage.count({ where: { toAddress: email, template: 'account-exists' } }),
    ).toBe(1)
  })

  it('isn’t created with a password that others would guess', async () => {
    await expect(signUp('bo@aurora.example', 'Password1234!')).rejects.toMatchObject({
      body: { code: 'WEAK_PASSWORD', weakness: 'common' },
    })
  })
})
