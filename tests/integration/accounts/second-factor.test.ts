import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { auth } from '@/features/accounts/sign-in/auth'
import { endOwnSessions } from '@/features/accounts/commands/end-own-sessions'
import { noteSecurity } from '@/features/accounts/commands/note-security'
import { resetOwnerFactor, resetSecondFactor } from '@/features/accounts/commands/end-sessions'
import { systemContext } from '@/features/accounts/context'
import { currentActor, sessionIn } from '@/features/accounts/queries/current-actor'
import { ownFactor, ownSignIns } from '@/features/accounts/queries/security'
import { staffActor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { appCode } from '@/tests/support/app-code'
import { as } from '@/tests/support/as'

const requestState = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(requestState.headers),
  cookies: () =>
    Promise.resolve({
      get: () => undefined,
      set: () => undefined,
      toString: () => requestState.headers.get('cookie') ?? '',
    }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: () => Promise.resolve(),
}))

const PASSWORD = 'copper lantern walks sideways'
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

async function aColleague(isDemo = false) {
  const id = randomUUID()
  return db.user.create({
    data: {
      id,
      name: 'Olga Petrova',
      email: `${id}@fsc.example`,
      emailVerified: true,
      isDemo,
      role: 'STAFF',
      roles: ['owner'],
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: 'credential',
          password: await hashPassword(PASSWORD),
        },
      },
    },
  })
}

type Answered = Headers
/** The cookies that a browser sends after some answers. */
const jar = (...answers: Answered[]): Headers => {
  const cookies = new Map<string, string>()
  for (const answer of answers)
    for (const cookie of answer.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  return new Headers({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'user-agent': CHROME,
  })
}

const signIn = (email: string) =>
  auth().api.signInEmail({
    body: { email, password: PASSWORD },
    headers: new Headers({ 'user-agent': CHROME }),
    returnHeaders: true,
  })
const codeOf = (error: unknown) => (error as { body: { code: string } }).body.code
const byApp = (headers: Headers, code: string) =>
  auth()
    .api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
    .then(({ headers: answered }) => ({ said: 'in', answered }))
    .catch((error: unknown) => ({ said: codeOf(error), answered: new Headers() }))
const byRecovery = (headers: Headers, code: string) =>
  auth()
    .api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
    .then(() => 'in')
    .catch(codeOf)
const actorWith = (headers: Headers) => {
  requestState.headers = headers
  return currentActor()
}

/** A colleague with a second factor: its secret, its recovery codes, and the session that set it up. */
async function enrolled() {
  const user = await aColleague()
  const first = jar((await signIn(user.email)).headers)
  const setUp = await auth().api.enableTwoFactor({ body: { password: PASSWORD }, headers: first })
  const factor = await ownFactor(await actorWith(first), new Date())
  if (factor.state !== 'begun' || !('totpURI' in setUp)) throw new Error('not begun')
  const confirmed = await byApp(first, appCode(factor.secret))
  expect(confirmed.said).toBe('in')
  return {
    user,
    first,
    headers: jar(confirmed.answered),
    secret: factor.secret,
    codes: setUp.backupCodes ?? [],
    actor: staffActor(user),
  }
}

/** The time of the next code. */
let now = Date.now()
const later = (seconds: number) => {
  now += seconds * 1000
  vi.useFakeTimers({ toFake: ['Date'], now })
}

beforeAll(() => boss())
afterAll(stopBoss)
afterEach(() => {
  env().DEMO = true
  vi.useRealTimers()
  now = Date.now()
})

describe('a colleague without a second factor', () => {
  it('reaches nothing of the desk until a first code has confirmed one, and then only with that session', async () => {
    const user = await aColleague()
    const [first, elsewhere] = [
      jar((await signIn(user.email)).headers),
      jar((await signIn(user.email)).headers),
    ]
    expect(await actorWith(first)).toEqual({
      kind: 'enrolling',
      userId: user.id,
      name: user.name,
      email: user.email,
    })
    expect(await ownFactor(await actorWith(first), new Date())).toEqual({ state: 'off' })
    await auth().api.enableTwoFactor({ body: { password: PASSWORD }, headers: first })
    // Started isn't confirmed.
    expect((await actorWith(first)).kind).toBe('enrolling')
    const factor = await ownFactor(await actorWith(first), new Date())
    if (factor.state !== 'begun') throw new Error(factor.state)
    expect((await byApp(first, '000000')).said).toBe('INVALID_CODE')
    expect((await actorWith(first)).kind).toBe('enrolling')
    const { said, answered } = await byApp(first, appCode(factor.secret))
    expect(said).toBe('in')
    const headers = jar(answered)
    const actor = await actorWith(headers)
    expect(actor).toMatchObject({ kind: 'staff', roles: ['owner'] })
    await noteSecurity(as(actor), 'factor_on', await sessionIn(headers))
    expect((await actorWith(headers)).kind).toBe('staff')
    for (const old of [first, elsewhere]) expect((await actorWith(old)).kind).toBe('guest')
    expect(await ownFactor(actor, new Date())).toEqual({ state: 'on', codesLeft: 10 })
  })

  it('is asked for the password, and the started set-up is shown for a quarter of an hour', async () => {
    const user = await aColleague()
    const headers = jar((await signIn(user.email)).headers)
    await expect(
      auth().api.enableTwoFactor({ body: { password: 'not this one' }, headers }),
    ).rejects.toMatchObject({ body: { code: 'INVALID_PASSWORD' } })
    await auth().api.enableTwoFactor({ body: { password: PASSWORD }, headers })
    const actor = await actorWith(headers)
    const at = (minutes: number) => ownFactor(actor, new Date(Date.now() + minutes * 60_000))
    expect([(await at(0)).state, (await at(16)).state]).toEqual(['begun', 'off'])
  })

  it('who belongs to the demonstration goes without one there, and nowhere else', async () => {
    const user = await aColleague(true)
    const headers = jar((await signIn(user.email)).headers)
    expect((await actorWith(headers)).kind).toBe('staff')
    env().DEMO = false
    expect((await actorWith(headers)).kind).toBe('enrolling')
  })
})

describe('signing in with a second factor', () => {
  it('starts no session with the password alone, and starts one with a code, which works once', async () => {
    const { user, secret } = await enrolled()
    later(60)
    const half = await signIn(user.email)
    expect(half.response).toMatchObject({ twoFactorRedirect: true })
    expect((await actorWith(jar(half.headers))).kind).toBe('guest')
    const code = appCode(secret, now)
    const inside = await byApp(jar(half.headers), code)
    expect(inside.said).toBe('in')
    expect((await actorWith(jar(inside.answered))).kind).toBe('staff')
    // Somebody saw the code, and knows the password too.
    const other = await signIn(user.email)
    expect((await byApp(jar(other.headers), code)).said).toBe('CODE_USED')
    later(150)
    const next = await signIn(user.email)
    expect((await byApp(jar(next.headers), appCode(secret, now))).said).toBe('in')
  })

  it('accepts a recovery code once, and reports it by letter', async () => {
    const { user, codes, actor } = await enrolled()
    const [one = '', two = ''] = codes
    const half = async () => jar((await signIn(user.email)).headers)
    expect(await byRecovery(await half(), one)).toBe('in')
    expect(await byRecovery(await half(), one)).toBe('INVALID_BACKUP_CODE')
    const [first, right] = [await half(), await half()]
    const both = await Promise.all([byRecovery(first, two), byRecovery(right, two)])
    expect(both.filter((each) => each === 'in')).toHaveLength(1)
    expect(await ownFactor(actor, new Date())).toEqual({ state: 'on', codesLeft: 8 })
    const letters = await db.mailMessage.findMany({ where: { toAddress: user.email } })
    expect(letters.map(({ subject }) => subject)).toEqual(
      Array(2).fill(expect.stringContaining('recovery code')),
    )
  })

  it('ends after wrong codes: five for each sign-in, and ten together, from anywhere', async () => {
    const { user, secret } = await enrolled()
    const results: string[] = []
    for (let round = 0; round < 3; round++) {
      const half = jar((await signIn(user.email)).headers)
      for (let i = 0; i < 5; i++) results.push((await byApp(half, `0${round}000${i}`)).said)
      if (round === 0) expect((await byApp(half, '000009')).said).not.toBe('INVALID_CODE')
    }
    expect(results.filter((each) => each === 'INVALID_CODE')).toHaveLength(10)
    later(60)
    const half = jar((await signIn(user.email)).headers)
    expect((await byApp(half, appCode(secret, now))).said).toBe('ACCOUNT_TEMPORARILY_LOCKED')
    later(901)
    const after = jar((await signIn(user.email)).headers)
    expect((await byApp(after, appCode(secret, now))).said).toBe('in')
  })

  it('is reported to its person: what let them in, on which device, and what was refused and why', async () => {
    const { user, codes, actor } = await enrolled()
    const half = jar((await signIn(user.email)).headers)
    await byApp(half, '000000')
    await byRecovery(half, codes[0] ?? '')
    await expect(
      auth().api.signInEmail({ body: { email: user.email, password: 'not this one' } }),
    ).rejects.toThrow()
    const { signIns, sessions } = await ownSignIns(actor, new Date())
    const device = { browser: 'Chrome', system: 'Windows' }
    expect(signIns.map(({ isRefused, proof, reason }) => [isRefused, proof ?? reason])).toEqual([
      [true, 'INVALID_EMAIL_OR_PASSWORD'],
      [false, 'recovery'],
      [true, 'INVALID_CODE'],
      [false, 'password'],
    ])
    expect(signIns[1]?.device).toEqual(device)
    expect(sessions.map((session) => session.device)).toEqual([device, device])
  })

  it('can be reset by an owner when the factor is lost: the password then only opens the set-up', async () => {
    const { user, headers, actor } = await enrolled()
    const owner = staffActor(await aColleague())
    expect(await resetSecondFactor(as(actor), { id: user.id }).catch(() => 'not one’s own')).toBe(
      'not one’s own',
    )
    await resetSecondFactor(as(owner), { id: user.id })
    expect((await actorWith(headers)).kind).toBe('guest')
    expect((await actorWith(jar((await signIn(user.email)).headers))).kind).toBe('enrolling')
    expect(await db.auditEvent.count({ where: { action: 'staff.reset-second-factor' } })).toBe(1)
  })

  it('of the only owner can be reset by who runs the server, which the owner is notified of; nobody else’s can', async () => {
    const { user, headers } = await enrolled()
    const byServer = () => resetOwnerFactor(systemContext('owner-factor'), user.email)
    await db.user.update({ where: { id: user.id }, data: { roles: ['sales'] } })
    expect(await byServer()).toBe(false)
    await db.user.update({ where: { id: user.id }, data: { roles: ['owner'] } })
    expect([await byServer(), await byServer()]).toEqual([true, false])
    expect((await actorWith(headers)).kind).toBe('guest')
    expect((await actorWith(jar((await signIn(user.email)).headers))).kind).toBe('enrolling')
    const deeds = { action: 'staff.reset-second-factor', objectId: user.id }
    expect(await db.auditEvent.findMany({ where: deeds })).toMatchObject([
      { actorKind: 'system', actorName: 'owner-factor' },
    ])
    expect(
      await db.mailMessage.count({
        where: { toAddress: user.email, template: 'account-changed' },
      }),
    ).toBeGreaterThan(0)
  })
})

describe('a signed-in person', () => {
  it('changes the password with the current one, and is signed out everywhere else', async () => {
    const { user, headers, secret } = await enrolled()
    later(150)
    const half = jar((await signIn(user.email)).headers)
    const elsewhere = jar((await byApp(half, appCode(secret, now))).answered)
    expect((await actorWith(elsewhere)).kind).toBe('staff')
    const change = (currentPassword: string, newPassword: string) =>
      auth().api.changePassword({
        body: { currentPassword, newPassword, revokeOtherSessions: true },
        headers,
        returnHeaders: true,
      })
    await expect(change('not this one', 'seven paper boats at dusk')).rejects.toMatchObject({
      body: { code: 'INVALID_PASSWORD' },
    })
    await expect(change(PASSWORD, 'olgapetrova12')).rejects.toMatchObject({
      body: { code: 'WEAK_PASSWORD' },
    })
    const { headers: answered } = await change(PASSWORD, 'seven paper boats at dusk')
    expect((await actorWith(elsewhere)).kind).toBe('guest')
    expect((await actorWith(jar(answered))).kind).toBe('staff')
    expect(await db.session.count({ where: { userId: user.id } })).toBe(1)
  })

  it('may guess their own password ten times, and then not for a while', async () => {
    const { headers } = await enrolled()
    const results: string[] = []
    for (let i = 0; i < 14; i++)
      results.push(
        await auth()
          .api.generateBackupCodes({ body: { password: `wrong ${i}` }, headers })
          .then(() => 'in')
          .catch(codeOf),
      )
    expect(results.filter((each) => each === 'INVALID_PASSWORD').length).toBeLessThanOrEqual(10)
    expect(results.at(-1)).toBe('TOO_MANY_ATTEMPTS')
  })

  it('ends single sessions or all others, and nobody else’s', async () => {
    const [mine, theirs] = [await aColleague(true), await aColleague(true)]
    const open = async (email: string) => jar((await signIn(email)).headers)
    const [here, there, far] = [
      await open(mine.email),
      await open(mine.email),
      await open(mine.email),
    ]
    const stranger = await open(theirs.email)
    const end = async (session?: string) =>
      endOwnSessions(as(staffActor(mine)), { present: await sessionIn(here), session })
    expect(await end(await sessionIn(stranger))).toBe(0)
    expect(await end(await sessionIn(there))).toBe(1)
    expect((await actorWith(there)).kind).toBe('guest')
    expect((await actorWith(far)).kind).toBe('staff')
    expect(await end()).toBe(1)
    for (const [headers, kind] of [
      [here, 'staff'],
      [far, 'guest'],
      [stranger, 'staff'],
    ] as const)
      expect((await actorWith(headers)).kind).toBe(kind)
  })

  it('replaces old recovery codes by new ones', async () => {
    const { user, headers, codes } = await enrolled()
    const { backupCodes } = await auth().api.generateBackupCodes({
      body: { password: PASSWORD },
      headers,
    })
    const half = async () => jar((await signIn(user.email)).headers)
    expect(await byRecovery(await half(), codes[3] ?? '')).toBe('INVALID_BACKUP_CODE')
    expect(await byRecovery(await half(), backupCodes[3] ?? '')).toBe('in')
  })
})
