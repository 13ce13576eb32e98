import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import {
  acceptMemberInvitation,
  joinByInvitation,
} from '@/features/companies/commands/accept-member-invitation'
import { answerJoinRequest, askToJoin } from '@/features/companies/commands/ask-to-join'
import { inviteMember, withdrawMemberInvitation } from '@/features/companies/commands/invite-member'
import { leaveCompany, removeMember } from '@/features/companies/commands/remove-member'
import { setLimit } from '@/features/companies/commands/set-limit'
import { setMemberRoles } from '@/features/companies/commands/set-member-roles'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import { companiesOfDomain } from '@/features/companies/queries/company-people'
import { companyInvitationToken } from '@/features/companies/rules/company-invitation'
import { joinCompany } from '@/features/accounts/commands/join-company'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import { refuseSignature, takeBackSignature } from '@/features/quotes/commands/decide-signature'
import { askedSignatures } from '@/features/quotes/queries/signatures'
import { db } from '@/platform/db/client'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { staff } from './access/a-trade'
import { aCompany, actorOf, aQuote, memberId, person, type Member } from './quotes/company-fixtures'
import { now, seedRing } from './quotes/submit-request-fixtures'
import { SIGNING } from '@/tests/support/signing'

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)

const ticked = (...roles: CompanyRole[]) =>
  Object.fromEntries(roles.map((role) => [`role.${role}`, 'on']))
const reason = async (work: Promise<unknown>) => {
  const error = await failure(work)
  return error instanceof ConflictError ? error.reason : error
}
const plain = (minor: number) => (minor / 100).toFixed(2)

describe('a limit', () => {
  it('lets signatures within it pass once, also simultaneous ones, and the rest wait for an approver', async () => {
    const { people } = await aCompany(['owner'], ['buyer'], ['approver'])
    const [owner, buyer, approver] = people as [Member, Member, Member]
    const quotes = [await aQuote(buyer), await aQuote(buyer), await aQuote(buyer)]
    const total = quotes[0]?.totalMinor ?? 0
    // The limit is one and a half of them: of three signed at once, one passes.
    await setLimit(as(owner), {
      memberId: await memberId(buyer),
      currency: 'USD',
      amount: plain(Math.round(total * 1.5)),
      window: 'MONTH',
    })
    const results = await Promise.all(
      quotes.map(({ paper }) =>
        reason(acceptQuote(as(buyer, now), { ...paper, signerName: 'Bo', ...SIGNING }, null)),
      ),
    )
    expect(results.filter((each) => each === 'over_limit')).toHaveLength(2)
    const open = quotes.filter((_, i) => results[i] === 'over_limit')
    const [first, second] = open as [(typeof quotes)[0], (typeof quotes)[0]]

    const asking = await Promise.all(
      [1, 2, 3].map(() => askSignature(as(buyer, now), { ...first.paper, note: 'For spring' })),
    )
    expect(new Set(asking.map(({ id }) => id)).size).toBe(1)
    const id = asking[0]?.id ?? ''
    expect(await askedSignatures(approver, now)).toMatchObject([{ id, isTheirTurn: true }])
    expect(await askedSignatures(buyer, now)).toMatchObject([{ id, isTheirTurn: false }])

    // Nobody approves their own, not even in that role; and a buyer may not approve.
    const sign = { id, signerName: 'Ann', signerTimeZone: null, ...SIGNING }
    expect(await failure(signRequested(as(buyer, now), sign, null))).toBeInstanceOf(ForbiddenError)
    const both = { ...buyer, memberships: [{ ...buyer.memberships[0], roles: ['approver'] }] }
    expect(await reason(signRequested(as(both as Member, now), sign, null))).toBe('own')

    // Changing a limit doesn't affect what already waits; two who sign at once make one order.
    await setLimit(as(owner), {
      memberId: await memberId(buyer),
      currency: 'USD',
      amount: '0',
      window: 'ORDER',
    })
    const both2 = await Promise.all(
      [approver, owner].map((who) => reason(signRequested(as(who, now), sign, null))),
    )
    expect(both2.filter((each) => each === 'decided')).toHaveLength(1)
    const acceptance = await db.acceptance.findFirstOrThrow({
      where: { quote: { serial: first.serial } },
      include: { quote: { include: { order: true } } },
    })
    expect(acceptance).toMatchObject({
      documentHash: first.paper.documentHash,
      requestedBy: buyer.name,
    })
    expect(acceptance.quote.order).not.toBeNull()

    // A refusal leaves the quote open, and an expired one can't be signed.
    const { id: again } = await askSignature(as(buyer, now), { ...second.paper, note: '' })
    await refuseSignature(as(approver, now), { id: again, reason: 'Too much at once' })
    const { id: third } = await askSignature(as(buyer, now), { ...second.paper, note: '' })
    const late = new Date(now.getTime() + 400 * 86_400_000)
    expect(await reason(signRequested(as(approver, late), { ...sign, id: third }, null))).toBe(
      'expired',
    )
    await takeBackSignature(as(buyer, now), { id: third })
    expect(await reason(signRequested(as(approver, now), { ...sign, id: third }, null))).toBe(
      'decided',
    )
  })

  it('applies to an approver and to a link too: nobody signs around it', async () => {
    const { people } = await aCompany(['owner'], ['buyer'], ['approver'])
    const [owner, buyer, approver] = people as [Member, Member, Member]
    const { serial, paper } = await aQuote(buyer)
    const bound = { currency: 'USD', amount: '1', window: 'YEAR' }
    await setLimit(as(owner), { memberId: await memberId(buyer), ...bound })
    await setLimit(as(owner), { memberId: await memberId(approver), ...bound })
    const { id } = await askSignature(as(buyer, now), { ...paper, note: '' })
    const sign = { id, signerName: 'Ann', signerTimeZone: null, ...SIGNING }
    expect(await reason(signRequested(as(approver, now), sign, null))).toBe('over_limit')
    const { requestId } = await db.quote.findUniqueOrThrow({ where: { serial } })
    const guest: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
    const signature = { ...paper, signerName: 'Bo', ...SIGNING }
    expect(await reason(acceptQuote(as(guest, now), signature, null))).toBe('sign_in')
    // A member gets no more by a link than by their role.
    const viewer = { ...buyer, linkedRequestIds: [requestId] }
    expect(
      await failure(
        acceptQuote(
          as(
            { ...viewer, memberships: [{ ...viewer.memberships[0], roles: ['viewer'] }] } as Member,
            now,
          ),
          signature,
          null,
        ),
      ),
    ).toBeInstanceOf(ForbiddenError)
    expect(
      await failure(setLimit(as(owner), { memberId: await memberId(owner), ...bound })),
    ).toBeInstanceOf(InvalidInputError)
  })
})

describe('an invitation', () => {
  it('makes somebody a member once, for its address, until its day', async () => {
    const { id: companyId, people } = await aCompany(['owner'])
    const [owner] = people as [Member]
    const email = `new-${randomUUID().slice(0, 8)}@else.example`
    const entries = { companyId, email, days: '7', ...ticked('buyer') }
    const { id } = await inviteMember(as(owner), entries)
    const token = companyInvitationToken(id)
    const account = { token, name: 'New One', email, password: 'four words that stay apart' }
    const other = await actorOf((await person(`other-${randomUUID().slice(0, 8)}@else.example`)).id)
    expect(await failure(acceptMemberInvitation(as(other), { token }))).toBeInstanceOf(
      InvalidInputError,
    )
    const in8 = new Date(Date.now() + 8 * 86_400_000)
    expect(await reason(joinByInvitation(as(staff, in8), account))).toBe('invitation_expired')
    const twice = await Promise.all([1, 2].map(() => reason(joinByInvitation(as(staff), account))))
    expect(twice.filter((each) => each === 'invitation_used')).toHaveLength(1)
    const { id: userId } = await db.user.findUniqueOrThrow({ where: { email } })
    expect((await actorOf(userId)).memberships).toMatchObject([{ companyId, roles: ['buyer'] }])
    expect(await failure(inviteMember(as(owner), entries))).toBeInstanceOf(InvalidInputError)
    // Sent to another address, and withdrawn.
    const { id: next } = await inviteMember(as(owner), { ...entries, email: other.email })
    await withdrawMemberInvitation(as(owner), { memberId: next })
    expect(
      await reason(acceptMemberInvitation(as(other), { token: companyInvitationToken(next) })),
    ).toBe('invitation_withdrawn')
  })
})

describe('membership of a company', () => {
  it('is lost in full with the removal, and regained only through an owner', async () => {
    const { id: companyId, people } = await aCompany(['owner'], ['buyer'])
    const [owner, buyer] = people as [Member, Member]
    const { paper, serial } = await aQuote(buyer)
    const { requestId } = await db.quote.findUniqueOrThrow({ where: { serial } })
    await removeMember(as(owner), { memberId: await memberId(buyer) })
    const after = await actorOf(buyer.userId)
    expect(after.memberships).toEqual([])
    // With the page still open: whatever role they had when it was loaded, they can't sign.
    const signature = { ...paper, signerName: 'Bo', ...SIGNING }
    expect(await failure(acceptQuote(as(buyer, now), signature, null))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(await failure(acceptQuote(as(after, now), signature, null))).toBeInstanceOf(
      NotFoundError,
    )
    expect(await db.accessLink.count({ where: { requestId, revokedAt: null } })).toBe(0)
    expect(
      (await db.quoteRequest.findUniqueOrThrow({ where: { id: requestId } })).contactEmail,
    ).toBe(owner.email)
    await joinCompany(as(after))
    expect((await actorOf(buyer.userId)).memberships).toEqual([])
    expect(await companiesOfDomain(after)).toEqual([])
    const { id } = await inviteMember(as(owner), {
      companyId,
      email: buyer.email,
      days: '7',
      ...ticked('viewer'),
    })
    await acceptMemberInvitation(as(after), { token: companyInvitationToken(id) })
    expect((await actorOf(buyer.userId)).memberships).toMatchObject([{ roles: ['viewer'] }])
  })

  it('always includes an owner, even when owners remove each other at once', async () => {
    const { id: companyId, people } = await aCompany(['owner'], ['owner'], ['viewer'])
    const [one, two, viewer] = people as [Member, Member, Member]
    const ids = await Promise.all([memberId(one), memberId(two)])
    await Promise.all([
      failure(removeMember(as(one), { memberId: ids[1] })),
      failure(removeMember(as(two), { memberId: ids[0] })),
    ])
    const owners = await db.companyMember.findMany({
      where: { companyId, roles: { has: 'owner' } },
    })
    expect(owners).toHaveLength(1)
    const last = await actorOf(owners[0]?.userId ?? '')
    const own = owners[0]?.id ?? ''
    const { version } = await db.companyMember.findUniqueOrThrow({ where: { id: own } })
    const roles = { memberId: own, version: String(version), ...ticked('buyer') }
    expect(await failure(setMemberRoles(as(last), roles))).toBeInstanceOf(InvalidInputError)
    expect(await failure(leaveCompany(as(last), { companyId }))).toBeInstanceOf(InvalidInputError)
    await expect(
      db.companyMember.update({ where: { id: own }, data: { roles: ['viewer'] } }),
    ).rejects.toThrow('last owner')
    expect(await failure(setMemberRoles(as(viewer), roles))).toBeInstanceOf(ForbiddenError)
  })

  it('moves along when two companies are merged: each person once, with the narrower limit', async () => {
    const from = await aCompany(['owner'], ['buyer'])
    const into = await aCompany(['owner'])
    const [owner, both] = from.people as [Member, Member]
    await db.companyMember.create({
      data: { companyId: into.id, userId: both.userId, roles: ['viewer'] },
    })
    const bound = { currency: 'USD', amount: '100', window: 'MONTH' }
    const which = { userId: both.userId, companyId: from.id }
    const { id: memberId } = await db.companyMember.findFirstOrThrow({ where: which })
    await setLimit(as(owner), { memberId, ...bound })
    const merger: Actor = { ...staff, roles: ['owner'] } as Actor
    const { basis, doubles } = await mergePreview(merger, from.id, into.id)
    expect(doubles.signIns).toBe(1)
    await mergeCompanies(as(merger), { from: from.id, into: into.id, basis })
    const members = await db.companyMember.findMany({
      where: { userId: { in: [owner.userId, both.userId] } },
      include: { limits: true },
      orderBy: { joinedAt: 'asc' },
    })
    expect(members.map(({ companyId }) => companyId)).toEqual([into.id, into.id])
    expect(members.find(({ userId }) => userId === both.userId)).toMatchObject({
      roles: expect.arrayContaining(['buyer', 'viewer']) as unknown,
      limits: [{ currency: 'USD', amountMinor: 10_000n }],
    })
    expect((await actorOf(owner.userId)).memberships).toMatchObject([
      { companyId: into.id, roles: ['owner'] },
    ])
  })

  it('is given by mail domain only with an owner’s consent', async () => {
    const { id: companyId, people } = await aCompany(['owner'])
    const [owner] = people as [Member]
    const domain = owner.email.split('@')[1] ?? ''
    const colleague = await actorOf((await person(`colleague@${domain}`)).id)
    const stranger = await actorOf((await person(`x-${randomUUID().slice(0, 8)}@gmail.com`)).id)
    expect(await companiesOfDomain(stranger)).toEqual([])
    expect(await companiesOfDomain(colleague)).toMatchObject([{ id: companyId, isAsked: false }])
    expect(await failure(askToJoin(as(stranger), { companyId }))).toBeInstanceOf(NotFoundError)
    await Promise.all([1, 2].map(() => askToJoin(as(colleague), { companyId })))
    const joinRequests = await db.joinRequest.findMany({ where: { companyId } })
    expect(joinRequests).toHaveLength(1)
    expect((await actorOf(colleague.userId)).memberships).toEqual([])
    const yes = { id: joinRequests[0]?.id ?? '', answer: 'yes', ...ticked('buyer') }
    expect(await failure(answerJoinRequest(as(colleague), yes))).toBeInstanceOf(ForbiddenError)
    await answerJoinRequest(as(owner), yes)
    expect((await actorOf(colleague.userId)).memberships).toMatchObject([{ roles: ['buyer'] }])
    expect(await reason(answerJoinRequest(as(owner), yes))).toBe('stale')
  })
})
