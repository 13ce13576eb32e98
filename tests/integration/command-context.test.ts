import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const lines = [{ kind: 'BULK' as const, sku: 'RG-1-PL-17', quantity: 500 }]

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)

/** Everything that the two commands write: rows, their record, and what is to follow. */
async function written() {
  const [letters] = await db.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'request.mails'`
  return {
    requests: await db.quoteRequest.count(),
    companies: await db.company.count(),
    links: await db.accessLink.count(),
    quotes: await db.quote.count(),
    revisions: await db.quoteRevision.count(),
    submitted: await db.auditEvent.count({ where: { action: 'request.submit' } }),
    started: await db.auditEvent.count({ where: { action: 'quote.start' } }),
    letters: letters?.n,
  }
}

/** A request taken down for a buyer and quoted at once. */
const takenDown = (after: () => void) =>
  inTransaction<Context, { serial: number }>(as(anonymous, now), async (_tx, within) => {
    const { serial } = await submitRequest(within, aRequest({ lines }), 'en')
    const quote = await startQuote({ ...within, actor: lin }, serial)
    after()
    return quote
  })

it('has two commands stand or fall together, each with its record and what follows', async () => {
  const before = await written()
  await expect(
    takenDown(() => {
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await written()).toEqual(before)

  const { serial } = await takenDown(() => undefined)
  const after = await written()
  for (const [what, count] of Object.entries(before))
    expect([what, after[what as keyof typeof after]]).toEqual([what, (count ?? 0) + 1])
  expect((await getQuote(lin, serial)).revision.document.draft.lines).toMatchObject([
    { sku: 'RG-1-PL-17', quantity: 500 },
  ])
})

it('says on which day a command happens', async () => {
  const { serial } = await submitRequest(as(anonymous, now), aRequest({ lines }), 'en')
  const leapDay = new Date('2028-02-29T10:00:00Z')
  const quote = await startQuote(as(lin, leapDay), serial)
  const { revision } = await getQuote(lin, quote.serial)
  expect(revision.document.draft.validUntil).toBe(addDays(factoryDay(leapDay), 21))
})
