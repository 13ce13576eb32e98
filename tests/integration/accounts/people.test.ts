import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setRolesAction } from '@/features/accounts/actions/people'
import { auth } from '@/features/accounts/sign-in/auth'
import { acceptInvitation } from '@/features/accounts/commands/accept-invitation'
import { HANDED_OVER } from '@/features/accounts/commands/hand-over'
import { inviteColleague } from '@/features/accounts/commands/invite-colleague'
import { letGo } from '@/features/accounts/commands/let-go'
import { setRoles } from '@/features/accounts/commands/set-roles'
import { withdrawInvitation } from '@/features/accounts/commands/withdraw-invitation'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { getPerson, listPeople, openInvitation } from '@/features/accounts/queries/people'
import { staffActor, type Actor } from '@/features/accounts/rules/actor'
import { invitationToken } from '@/features/accounts/rules/invitations'
import { roleBoxes } from '@/features/accounts/rules/staff-entries'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { saveSettingAction } from '@/features/company/actions/save-setting'
import { db } from '@/platform/db/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
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
vi.mock('next/cache', () => ({ refresh: () => undefined, updateTag: () => undefined }))
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: () => Promise.resolve(),
}))

const PASSWORD = 'copper lantern walks sideways'
const guest: Actor = { kind: 'guest', linkedRequestIds: [] }

/** One of the demonstration's people, who need no second factor there. */
async function colleague(name: string, roles: StaffRole[]) {
  const id = randomUUID()
  const user = await db.user.create({
    data: {
      id,
      name,
      email: `${id}@fsc.example`,
      emailVerified: true,
      isDemo: true,
      role: 'STAFF',
      roles,
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
  return { id, actor: staffActor(user), email: user.email }
}

async function signIn(email: string): Promise<Headers> {
  const { headers } = await auth().api.signInEmail({
    body: { email, password: PASSWORD },
    returnHeaders: true,
  })
  return new Headers({
    cookie: headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  })
}

const settle = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof InvalidInputError
        ? Object.values(error.fieldErrors).flat().join(' ')
        : ((error as { reason?: string }).reason ?? String(error)),
  )
const versionOf = async (id: string) =>
  String((await db.user.findUniqueOrThrow({ where: { id } })).rolesVersion)
const roles = async (id: string, version: string, currentRoles: StaffRole[]) => ({
  id,
  version,
  ...roleBoxes(currentRoles),
})
const deeds = (objectId: string) =>
  db.auditEvent.findMany({ where: { objectId }, orderBy: { at: 'asc' } })

let owner: Awaited<ReturnType<typeof colleague>>

beforeAll(() => boss())
afterAll(stopBoss)
beforeEach(async () => {
  requestState.headers = new Headers()
  owner = await colleague('Lin', ['owner'])
})

describe('an invitation', () => {
  const invite = async (email = `${randomUUID()}@fsc.example`, days = '7', now = new Date()) => {
    const { id } = await inviteColleague(as(owner.actor, now), {
      email,
      days,
      ...roleBoxes(['sales', 'merchandiser']),
    })
    return { id, email, token: invitationToken(id) }
  }
  const join = (token: string, email: string, now = new Date()) =>
    acceptInvitation(as(guest, now), { token, email, name: 'Sara Sales', password: PASSWORD })

  it('is sent by letter, and its link creates the account of that address with its roles', async () => {
    const { id, email, token } = await invite()
    const letter = await db.mailMessage.findFirstOrThrow({ where: { toAddress: email } })
    expect(letter.text).toContain(`/join/${token}`)
    expect(await openInvitation(token, new Date())).toMatchObject({
      state: 'open',
      invitedBy: 'Lin',
    })
    await join(token, email)
    const person = await db.user.findUniqueOrThrow({ where: { email } })
    expect(person).toMatchObject({
      role: 'STAFF',
      roles: ['sales', 'merchandiser'],
      emailVerified: true,
      twoFactorEnabled: false,
    })
    expect(await db.staffInvitation.findUnique({ where: { id } })).toMatchObject({
      usedById: person.id,
    })
    expect((await deeds(person.id)).map(({ action }) => action)).toEqual(['staff.join'])
    expect(await settle(join(token, email))).toBe('invitation_used')
  })

  it('is used once by two who come at the same moment', async () => {
    const { email, token } = await invite()
    const came = await Promise.all([settle(join(token, email)), settle(join(token, email))])
    expect(came.toSorted()).toEqual(['done', 'invitation_used'])
    expect(await db.user.count({ where: { email } })).toBe(1)
  })

  it('is refused to another address, after its end, when withdrawn, and when unknown; each refusal says which', async () => {
    const past = new Date(Date.now() - 8 * 86_400_000)
    const [other, over, withdrawn] = [
      await invite(),
      await invite(undefined, '7', past),
      await invite(),
    ]
    await withdrawInvitation(as(owner.actor), { id: withdrawn.id })
    expect(await settle(join(other.token, 'eve@elsewhere.example'))).toContain('another address')
    expect(await settle(join(over.token, over.email))).toBe('invitation_expired')
    expect(await settle(join(withdrawn.token, withdrawn.email))).toBe('invitation_withdrawn')
    expect(await settle(join('x'.repeat(43), other.email))).toBe('invitation_unknown')
    const states = [over, withdrawn].map(({ token }) => openInvitation(token, new Date()))
    expect((await Promise.all(states)).map(({ state }) => state)).toEqual(['expired', 'withdrawn'])
    expect(await settle(withdrawInvitation(as(owner.actor), { id: withdrawn.id }))).toBe('stale')
    expect(await openInvitation('nonsense', new Date())).toEqual({ state: 'unknown' })
    expect(await settle(join(other.token, other.email))).toBe('done')
  })

  it('replaces the one before to the same address, and isn’t sent to somebody with an account', async () => {
    const first = await invite()
    await invite(first.email)
    expect(await settle(join(first.token, first.email))).toBe('invitation_withdrawn')
    expect(await settle(invite(owner.email))).toContain('has an account already')
  })

  it('doesn’t accept a password that others would guess', async () => {
    const { email, token } = await invite()
    await expect(
      acceptInvitation(as(guest), { token, email, name: 'Sara', password: 'password12345' }),
    ).rejects.toMatchObject({ body: { code: 'WEAK_PASSWORD' } })
  })

  it('brings back a former colleague, under the same name in the record', async () => {
    const sara = await colleague('Sara', ['sales'])
    await letGo(as(owner.actor), { id: sara.id, successor: owner.id })
    const { token } = await invite(sara.email)
    await join(token, sara.email)
    expect(await db.user.findUnique({ where: { email: sara.email } })).toMatchObject({
      id: sara.id,
      leftAt: null,
      roles: ['sales', 'merchandiser'],
    })
  })
})

describe('the last owner', () => {
  const onlyTwo = async () => {
    const [one, two] = [
      await colleague('One', ['owner']),
      await colleague('Two', ['owner', 'sales']),
    ]
    await db.user.updateMany({
      where: { id: { notIn: [one.id, two.id] }, role: 'STAFF' },
      data: { roles: [] },
    })
    return [one, two] as const
  }
  const ownersLeft = () => db.user.count({ where: { roles: { has: 'owner' } } })

  it('stays: other roles and leaving are refused with the reason', async () => {
    const [one, two] = await onlyTwo()
    await setRoles(as(one.actor), await roles(two.id, await versionOf(two.id), ['sales']))
    const version = await versionOf(one.id)
    expect(
      await settle(setRoles(as(one.actor), await roles(one.id, version, ['viewer']))),
    ).toContain('the only owner')
    expect(await settle(letGo(as(one.actor), { id: one.id, successor: two.id }))).toContain(
      'the only owner',
    )
    expect(await ownersLeft()).toBe(1)
  })

  it.each(['roles', 'leaving'] as const)(
    'remains when two owners remove each other at once, by %s',
    async (by) => {
      for (let round = 0; round < 5; round++) {
        const [one, two] = await onlyTwo()
        const remove = async (who: typeof one, whom: typeof one) =>
          by === 'roles'
            ? setRoles(as(who.actor), await roles(whom.id, await versionOf(whom.id), ['viewer']))
            : letGo(as(who.actor), { id: whom.id, successor: who.id })
        const came = await Promise.all([settle(remove(one, two)), settle(remove(two, one))])
        expect(came.filter((each) => each === 'done')).toHaveLength(1)
        expect(await ownersLeft()).toBe(1)
      }
    },
  )

  it('is kept by the database itself, also against two simultaneous changes', async () => {
    const [one, two] = await onlyTwo()
    const strip = (id: string) =>
      db.$executeRaw`UPDATE "user" SET roles = '{}' WHERE id = ${id}`.then(
        () => 'done',
        () => 'refused',
      )
    expect((await Promise.all([strip(one.id), strip(two.id)])).toSorted()).toEqual([
      'done',
      'refused',
    ])
    expect(await ownersLeft()).toBe(1)
  })
})

describe('roles', () => {
  it('set by two owners at once are refused to the second, who sees the current ones', async () => {
    const sara = await colleague('Sara', ['sales'])
    const version = await versionOf(sara.id)
    await setRoles(as(owner.actor), await roles(sara.id, version, ['sales']))
    expect(await versionOf(sara.id)).toBe(version)
    await setRoles(as(owner.actor), await roles(sara.id, version, ['sales', 'finance']))
    const late = setRoles(as(owner.actor), await roles(sara.id, version, ['viewer']))
    const error = await late.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StaleEntriesError)
    expect(error).toMatchObject({
      version: 2,
      by: { name: 'Lin' },
      theirs: { 'role.finance': 'on' },
    })
    expect((await getPerson(owner.actor, sara.id, new Date())).roles).toEqual(['sales', 'finance'])
    expect(await settle(setRoles(as(owner.actor), await roles(sara.id, '2', [])))).toContain(
      'one role at least',
    )
  })

  it('taken away while a page is open refuse its next save by name, and its entries stay', async () => {
    const second = await colleague('Olga', ['owner'])
    requestState.headers = await signIn(second.email)
    const form = new FormData()
    for (const [name, text] of Object.entries({ section: 'company', legalName: 'Steel House Ltd' }))
      form.set(name, text)
    expect(await saveSettingAction({ typed: {} }, form)).not.toHaveProperty('reason')
    await setRoles(as(owner.actor), await roles(second.id, await versionOf(second.id), ['viewer']))
    expect(await saveSettingAction({ typed: {} }, form)).toEqual({
      reason: 'not_yours',
      typed: { section: 'company', legalName: 'Steel House Ltd' },
    })
    const boxes = new FormData()
    boxes.set('id', owner.id)
    expect(await setRolesAction({ typed: {} }, boxes)).toMatchObject({ reason: 'not_yours' })
  })
})

describe('somebody who leaves', () => {
  it('loses all access at once, and a colleague takes over their work', async () => {
    const [sara, max] = [await colleague('Sara', ['sales']), await colleague('Max', ['sales'])]
    const company = await db.company.create({ data: { name: 'Aurora' } })
    const contact = await db.contact.create({
      data: { companyId: company.id, name: 'Ana', email: `${randomUUID()}@aurora.example` },
    })
    const request = await db.quoteRequest.create({
      data: {
        companyId: company.id,
        contactId: contact.id,
        assignedToId: sara.id,
        idempotencyKey: randomUUID(),
        locale: 'en',
        estimateMinor: 0,
        companyName: 'Aurora',
        contactName: 'Ana',
        contactEmail: contact.email,
        destination: 'US',
        incoterm: 'FOB',
        currency: 'USD',
      },
    })
    requestState.headers = await signIn(sara.email)
    expect((await currentActor()).kind).toBe('staff')
    expect(
      (await listPeople(owner.actor, new Date())).people.find(({ id }) => id === sara.id),
    ).toMatchObject({ sessions: 1, lastSignInAt: expect.any(Date) })
    expect(await settle(letGo(as(owner.actor), { id: sara.id, successor: '' }))).toContain(
      'who takes over',
    )
    expect(await settle(letGo(as(owner.actor), { id: sara.id, successor: sara.id }))).toContain(
      'who takes over',
    )
    await letGo(as(owner.actor), { id: sara.id, successor: max.id })
    expect(await currentActor()).toEqual({ kind: 'guest', linkedRequestIds: [] })
    expect(await db.session.count({ where: { userId: sara.id } })).toBe(0)
    await expect(signIn(sara.email)).rejects.toThrow()
    expect(await db.quoteRequest.findUnique({ where: { id: request.id } })).toMatchObject({
      assignedToId: max.id,
    })
    const [leaving] = (await deeds(sara.id)).filter(({ action }) => action === 'staff.leave')
    expect(leaving).toMatchObject({
      actorName: 'Lin',
      before: { roles: ['sales'] },
      after: { quote_request: 1, sessions: 1, successor: 'Max' },
    })
  })

  /** Columns that name a person and aren't work that waits for them. */
  const STAYS = {
    session: 'ended',
    account: 'ended: the password',
    two_factor: 'ended',
    quote_revision: 'who sent it stays who sent it',
    desk_view: 'a view of one’s own; those that are shared stay shared',
    saved_list: 'a buyer’s',
    company_member: 'a buyer’s',
    join_request: 'a buyer’s',
    design_keeper: 'a buyer’s',
    notification: 'what they were told',
    notification_choice: 'how they were told',
    presence: 'passes by itself',
  }

  it('leaves no work behind: every table that names a person is listed here', async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
      WHERE contype = 'f' AND confrelid = '"user"'::regclass`
    expect(rows.map(({ name }) => name.replaceAll('"', '')).toSorted()).toEqual(
      [...Object.keys(HANDED_OVER), ...Object.keys(STAYS)].toSorted(),
    )
  })
})
