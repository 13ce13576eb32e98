import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { linkToken } from '@/features/accounts/rules/links'
import { as } from '@/tests/support/as'
import { askLink } from '@/features/orders/commands/ask-link'
import { sendLinkAgainJob } from '@/features/orders/jobs/send-link-again'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { aColleague } from '@/tests/support/a-colleague'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const staff: Actor = {
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

/** A request by somebody with a mailbox of their own. */
async function requestOf(contactEmail: string) {
  const { serial } = await submitRequest(
    as(anonymous, now),
    aRequest({ contactEmail, lines, incoterm: 'FOB' }),
    'en',
  )
  const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
  return { serial, id, number: formatRequestNumber(serial) }
}

/** The orders to the job, in sequence. */
const orders = () =>
  db.$queryRaw<{ data: { askId: string; number: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = ${sendLinkAgainJob.name} ORDER BY created_on`
const again = (number: string) => sendLinkAgainJob.run({ askId: crypto.randomUUID(), number })
const letters = (to: string) =>
  db.mailMessage.findMany({ where: { toAddress: to, template: 'link-again' } })

describe('a link that is requested again', () => {
  it('gets the same answer, and leaves the same traces, whether the number exists or not', async () => {
    const { number } = await requestOf('same@buyer.example')
    const before = (await orders()).length
    const known = await askLink(as(anonymous), { number })
    const unknown = await askLink(as(anonymous), { number: 'RFQ-99999' })
    expect({ ...known, number: '' }).toEqual({ ...unknown, number: '' })
    const ordered = (await orders()).slice(before)
    expect(ordered.map(({ data }) => data.number)).toEqual([number, 'RFQ-99999'])
    const audit = await db.auditEvent.findMany({ where: { action: 'link.ask' } })
    expect(audit.map(({ objectId }) => objectId).toSorted()).toEqual(
      [number, 'RFQ-99999'].toSorted(),
    )
  })

  it('is sent only to the address on file, once, however often the job runs, and is audited', async () => {
    const { number, id } = await requestOf('once@buyer.example')
    const askId = crypto.randomUUID()
    await sendLinkAgainJob.run({ askId, number })
    await sendLinkAgainJob.run({ askId, number })
    const [letter, ...more] = await letters('once@buyer.example')
    expect(more).toEqual([])
    expect(letter?.text).toContain(`/l/${linkToken(id)}`)
    const sendings = await db.auditEvent.findMany({ where: { action: 'link.send', objectId: id } })
    expect(sendings).toHaveLength(1)
    expect(JSON.stringify(sendings)).not.toContain(linkToken(id))
  })

  it('floods no mailbox, however often it is requested', async () => {
    const { number } = await requestOf('often@buyer.example')
    for (let i = 0; i < 12; i++) await again(number)
    expect((await letters('often@buyer.example')).length).toBeLessThanOrEqual(5)
  })

  it('works again after it expired, and stays closed where staff closed it', async () => {
    const { number, id } = await requestOf('late@buyer.example')
    await db.accessLink.updateMany({ where: { requestId: id }, data: { expiresAt: new Date(0) } })
    await again(number)
    const link = await db.accessLink.findFirstOrThrow({ where: { requestId: id } })
    expect(link.expiresAt.getTime()).toBeGreaterThan(Date.now())
    await db.accessLink.updateMany({ where: { requestId: id }, data: { revokedAt: new Date() } })
    await again(number)
    expect(await letters('late@buyer.example')).toHaveLength(1)
  })

  it('of a quote is sent once the buyer was shown it, not while it is a draft', async () => {
    const request = await requestOf('draft@buyer.example')
    const { serial } = await startQuote(as(staff, now), request.serial)
    await again(formatQuoteNumber(serial))
    expect(await letters('draft@buyer.example')).toEqual([])
    const { revision } = await getQuote(staff, serial)
    await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    await again(formatQuoteNumber(serial))
    expect(await letters('draft@buyer.example')).toHaveLength(1)
  })

  it.each([['Q-1'], ['RFQ-00000'], ["'; --"], [null], [{ not: '' }], ['X-00042']])(
    'is refused for %j, which isn’t a number of ours',
    async (number) => {
      await expect(askLink(as(anonymous), { number })).rejects.toThrow(InvalidInputError)
    },
  )
})
