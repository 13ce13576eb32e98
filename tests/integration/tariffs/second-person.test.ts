import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { draftChange, writeDraft } from '@/features/tariffs/commands/change-sets'
import { setOwnWork } from '@/features/tariffs/commands/set-own-work'
import { listOwnWork, ownWork, ownWorkOf } from '@/features/tariffs/queries/own-work'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import { ForbiddenError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as, noon } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { ends, openDesk, staff, TODAY, wei } from './fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

const admin: Actor = {
  kind: 'staff',
  userId: 'ada',
  name: 'Ada',
  email: 'ada@fsc.example',
  roles: STAFF_ROLES,
}
const at = noon(TODAY)
const fieldsOf = (error: unknown) =>
  error instanceof InvalidInputError ? error.fieldErrors : error
const publish = async (actor: Actor, serial: number) =>
  failure(
    publishTariffs(as(actor, at), {
      serial,
      expectedVersion: (await rulesInForce()).version,
      reason: 'the notice took effect',
    }),
  )
const set = async (actor: Actor, allowed: 'yes' | 'no', more: Record<string, string> = {}) =>
  setOwnWork(as(actor, at), {
    version: (await ownWork()).version,
    allowed,
    reason: 'Wei is on leave until January',
    ...more,
  })

it('a change is published by somebody else than its author, whom the page tells who may', async () => {
  await aColleague('wei', ['tariff_desk'])
  const { serial } = await draftChange(as(staff, at), ends('s301-list4a'))
  expect(fieldsOf(await publish(staff, serial))).toEqual({
    change: ['Lin drafted this: somebody else publishes it'],
  })
  expect((await rulesInForce()).version).toBe(0)
  const draft = { createdBy: 'Lin', createdById: 'lin' }
  expect(await ownWorkOf(staff, draft)).toEqual({ allowed: false, names: ['Wei'] })
  expect(await ownWorkOf(wei, draft)).toBeNull()
  // Somebody else with the same name is another person; an author without a stored id is matched by
  // name.
  expect(await ownWorkOf({ ...wei, name: 'Lin' } as Actor, draft)).toBeNull()
  expect(await ownWorkOf(staff, { ...draft, createdById: null })).not.toBeNull()
  expect(await publish(wei, serial)).toBeNull()
  expect(
    await db.auditEvent.findFirstOrThrow({ where: { action: 'tariff.publish' } }),
  ).toMatchObject({ actorName: 'Wei', after: { author: 'Lin' } })
})

it('at a desk of one person, set by an owner, the author may, and the audit names them for both', async () => {
  expect(await failure(set({ ...staff, roles: ['tariff_desk'] } as Actor, 'yes'))).toBeInstanceOf(
    ForbiddenError,
  )
  expect(
    Object.keys((fieldsOf(await failure(set(admin, 'yes', { reason: ' ' }))) ?? {}) as object),
  ).toEqual(['reason'])
  const before = await ownWork()
  await set(admin, 'yes')
  const old = (allowed: 'yes' | 'no') =>
    failure(
      setOwnWork(as(admin, at), { version: before.version, allowed, reason: 'of an old page' }),
    )
  // Sent again unchanged, it is recorded once.
  await set(admin, 'yes', { version: String(before.version) })
  for (const allowed of ['no', 'yes'] as const)
    expect(await old(allowed)).toMatchObject({
      reason: 'stale',
      by: { id: 'ada', name: 'Ada' },
      version: before.version + 1,
      base: { allowed: 'no', reason: '' },
      theirs: { allowed: 'yes', reason: 'Wei is on leave until January' },
    })
  const { serial } = await draftChange(as(staff, at), ends('s301-list3'))
  expect(await publish(staff, serial)).toBeNull()
  const rule = await ownWork()
  expect(
    await db.auditEvent.findFirstOrThrow({
      where: { action: 'tariff.publish', objectId: String(serial) },
    }),
  ).toMatchObject({ after: { author: 'Lin', oneDidBoth: 'Lin', by: rule.id } })
  await set(admin, 'no')
  expect((await listOwnWork(staff)).map(({ allowed, setBy }) => [allowed, setBy])).toEqual([
    [false, 'Ada'],
    [true, 'Ada'],
    [false, 'F.S.C Co. Ltd'],
  ])
  expect(await db.auditEvent.count({ where: { action: 'own_work.set' } })).toBe(2)
  const { serial: next } = await draftChange(as(staff, at), ends('s122', '2026-05-01'))
  expect(await publish(staff, next)).toBeInstanceOf(InvalidInputError)
})

it('a row with a future review is refused by its name', async () => {
  const { us } = await rulesInForce()
  const [row] = us.measures
  if (!row) throw new Error('no rows')
  const { serial } = await writeDraft(as(staff, at), 'a review of tomorrow', [
    {
      kind: 'review_measure',
      measureId: row.id,
      review: { state: 'reviewed', at: '2026-11-25', by: 'Lin' },
    },
  ])
  expect(fieldsOf(await publish(wei, serial))).toEqual({
    change: [`${row.id} says that it was reviewed on Nov 25, 2026, which is yet to come`],
  })
})
