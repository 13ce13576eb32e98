import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { assignRequest } from '@/features/requests/commands/assign-request'
import { declineRequest } from '@/features/requests/commands/decline-request'
import type { Handled } from '@/features/requests/commands/handle'
import { mergeRequests } from '@/features/requests/commands/merge-requests'
import { snoozeRequest } from '@/features/requests/commands/snooze-request'
import { takeRequest } from '@/features/requests/commands/take-request'
import { undoHandling } from '@/features/requests/commands/undo-handling'
import { nextInView, triageOf } from '@/features/requests/queries/triage'
import { DEEDS, type Deed } from '@/features/requests/rules/handling'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'

// A morning's inbox worked through by keyboard: each deed, then the next request of the view, and
// all of it undone.

const COUNT = 200
const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: ['sales'],
}

beforeAll(async () => {
  await boss()
  await db.user.create({
    data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF', roles: ['sales'] },
  })
  // Two of each company: one of a pair can be merged into the other.
  const pairs = Array.from({ length: COUNT / 2 }, (_, i) => ({
    name: `Company ${i}`,
    company: randomUUID(),
    contact: randomUUID(),
    email: `ana-${i}@aurora.example`,
  }))
  await db.company.createMany({ data: pairs.map(({ company: id, name }) => ({ id, name })) })
  await db.contact.createMany({
    data: pairs.map(({ contact: id, company: companyId, email }) => ({
      id,
      companyId,
      name: 'Ana',
      email,
    })),
  })
  await db.quoteRequest.createMany({
    data: pairs.flatMap(({ name, company, contact, email }, i) =>
      [0, 1].map((twin) => ({
        companyId: company,
        contactId: contact,
        companyName: name,
        contactName: 'Ana',
        contactEmail: email,
        destination: 'US',
        incoterm: 'DDP' as const,
        currency: 'USD',
        locale: 'en',
        estimateMinor: 100,
        idempotencyKey: randomUUID(),
        createdAt: new Date(now.getTime() - (COUNT - 2 * i - twin) * 60_000),
      })),
    ),
  })
})
afterAll(stopBoss)

const DO: Record<Deed, (of: Handled, into: number | undefined) => Promise<unknown>> = {
  take: (of) => takeRequest(as(lin, now), of),
  assign: (of) => assignRequest(as(lin, now), { ...of, to: 'lin' }),
  snooze: (of) => snoozeRequest(as(lin, now), { ...of, until: '2026-12-01' }),
  decline: (of) => declineRequest(as(lin, now), { ...of, ready: 'capacity', words: '' }),
  merge: (of, into) =>
    into === undefined
      ? takeRequest(as(lin, now), of)
      : mergeRequests(as(lin, now), { ...of, into }),
}

it(`${COUNT} requests are worked through, the next of the view each time, and every deed is undone`, async () => {
  const state = () =>
    db.quoteRequest.findMany({ orderBy: { serial: 'asc' }, omit: { handlingVersion: true } })
  const before = await state()
  const first = before[0]?.serial ?? 0
  const seen: number[] = []
  for (let serial: number | null = first; serial !== null && !seen.includes(serial);) {
    const { handlingVersion: version } = await db.quoteRequest.findUniqueOrThrow({
      where: { serial },
    })
    const deed = DEEDS[seen.length % DEEDS.length] ?? 'take'
    const shown = deed === 'merge' ? await triageOf(lin, { serial, view: '' }, now) : null
    await DO[deed]({ serial, version }, shown?.mergeable[0]?.serial)
    seen.push(serial)
    const next: number | null = await nextInView(lin, { serial, view: '' }, now)
    // The request shown as next is the one that opens.
    if (shown?.after[0]) expect(next).toBe(shown.after[0].serial)
    serial = next
  }
  expect(seen).toHaveLength(COUNT)
  const done = await state()
  expect(done.filter(({ status }) => status === 'DECLINED')).toHaveLength(COUNT / DEEDS.length)
  expect(done.some(({ mergedIntoId }) => mergedIntoId !== null)).toBe(true)

  const undone: number[] = []
  for (let i = 0; i < COUNT; i++) undone.push((await undoHandling(as(lin, now))).serial)
  expect(undone).toEqual(seen.toReversed())
  expect(await state()).toEqual(before)
  await expect(undoHandling(as(lin, now))).rejects.toMatchObject({ reason: 'nothing_to_undo' })
}, 120_000)
