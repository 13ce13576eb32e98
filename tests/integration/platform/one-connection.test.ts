import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '@/features/accounts/context'
import { answerClaim } from '@/features/claims/commands/answer-claim'
import { openClaim } from '@/features/claims/commands/open-claim'
import { saveAddress } from '@/features/companies/commands/save-address'
import { saveCompany } from '@/features/companies/commands/save-company'
import { setMemberRoles } from '@/features/companies/commands/set-member-roles'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { moveDay } from '@/features/fulfilment/commands/move-day'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { companyRoleField } from '@/features/companies/rules/member-entries'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { takeRequest } from '@/features/requests/commands/take-request'
import { postEntry } from '@/features/threads/commands/post-entry'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, StaleEntriesError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { withOneConnection } from '@/tests/support/one-connection'
import { SIGNING } from '@/tests/support/signing'
import { aTrade, confirmOrder } from '../access/a-trade'
import { inspectionEntries, shipmentEntries } from '../fulfilment/entries'
import { makeQueues } from '../payments/fixtures'
import { aCompany, aQuote, memberId, type Member } from '../quotes/company-fixtures'
import { openDesk, staff } from '../quotes/quote-fixtures'
import { anUpload, now } from '../quotes/submit-request-fixtures'

// A command that holds a connection and asks for a second one waits for others that do the same:
// with as many at once as there are connections, none would end. Commands of a quote's life are in
// quotes/life.test.ts.

beforeAll(async () => {
  await openDesk()
  await makeQueues()
})
afterAll(stopBoss)

const day = (days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Each action by its name, so that the failure names the one that waits. */
const each = (deeds: Record<string, () => Promise<unknown>>): Promise<void> =>
  withOneConnection(async () => {
    for (const [name, deed] of Object.entries(deeds))
      expect([name, await failure(deed())]).toEqual([name, null])
  })

async function anOrder() {
  const trade = await aTrade(`${randomUUID()}@goods.example`)
  const lineId = await confirmOrder(trade)
  return { ...trade, lineId, serial: trade.orderSerial ?? 0 }
}

it('goods move, are made, inspected, sent, claimed and put on hold through the open connection', async () => {
  const { lineId, serial, buyer, requestSerial } = await anOrder()
  const desk = as(staff, now)
  const claim = { lineId, key: randomUUID(), kind: 'DAMAGED', quantity: '2', words: 'Bent.' }
  const photo = await anUpload()
  await each({
    moveDay: () => moveDay(desk, { lineId, day: day(80), cause: 'materials', note: '' }),
    produce: () => advanceLine(desk, { lineId, to: 'PRODUCTION' }),
    countMade: () => countMade(desk, { lineId, made: '500' }),
    toInspection: () => advanceLine(desk, { lineId, to: 'INSPECTION' }),
    inspectLot: () => inspectLot(desk, inspectionEntries(lineId)),
    hold: () => holdOrder(desk, { serial: String(serial), reason: 'A question of the buyer' }),
    release: () => releaseOrder(desk, { serial: String(serial) }),
    sendShipment: () => sendShipment(desk, shipmentEntries(serial, 500, { dueOn: day(6) })),
    openClaim: () => openClaim(as(buyer, now), { ...claim, photos: [photo] }),
    answerClaim: async () => {
      const { id: claimId } = await db.claim.findFirstOrThrow({ where: { lineId } })
      await answerClaim(desk, { claimId, state: 'CREDITED', amount: '1.00', answer: 'Credited.' })
    },
    postEntry: () =>
      postEntry(as(buyer, now), {
        serial: requestSerial,
        key: randomUUID(),
        audience: 'SHARED',
        body: 'Thank you',
        files: [],
      }),
  })
})

it('an order is cancelled through the open connection', async () => {
  const { serial } = await anOrder()
  await each({
    cancelOrder: () =>
      cancelOrder(as(staff, now), {
        serial: String(serial),
        cancelledBy: 'HOUSE',
        reason: 'No steel',
        workDone: '',
        paidMinor: '0',
      }),
  })
})

it('a conflict is reported through the open connection', async () => {
  const { id, people } = await aCompany(['owner'], ['buyer'])
  const [owner, other] = people as [Member, Member]
  const { name, version } = await db.company.findUniqueOrThrow({ where: { id } })
  const profile = { id, name, legalName: '', country: '', website: '', ownerId: '' }
  const place = {
    companyId: id,
    kind: 'SHIPPING',
    lines: '5 Harbour Street',
    city: 'Berlin',
    postcode: '10115',
    country: 'DE',
  }
  const member = { memberId: await memberId(other), [companyRoleField('buyer')]: 'on' }
  await saveCompany(as(staff, now), { ...profile, phone: '1', version: String(version) })
  await saveAddress(as(owner, now), { ...place, version: '0' })
  const { id: addressId } = await db.companyAddress.findFirstOrThrow({ where: { companyId: id } })
  const { requestSerial } = await aQuote(other)
  await withOneConnection(async () => {
    const refused = [
      await failure(
        saveCompany(as(staff, now), { ...profile, phone: '2', version: String(version) }),
      ),
      await failure(
        saveAddress(as(owner, now), { ...place, id: addressId, lines: '6 Quay', version: '9' }),
      ),
      await failure(setMemberRoles(as(owner, now), { ...member, version: '9' })),
    ]
    for (const error of refused) expect(error).toBeInstanceOf(StaleEntriesError)
    const handled = await failure(
      takeRequest(as(staff, now), { serial: requestSerial, version: 99 }),
    )
    expect((handled as Error).message).toBe('handled_meanwhile')
  })
})

it('a refusal within another’s transaction is recorded after its rollback', async () => {
  const { people } = await aCompany(['owner'])
  const [owner] = people as [Member]
  const { paper, quoteId } = await aQuote(owner)
  const { id } = await db.quoteRevision.findFirstOrThrow({ where: { quoteId } })
  const recorded = () =>
    db.auditEvent.count({ where: { objectId: id, action: 'quote.accept.refused' } })
  await withOneConnection(async () => {
    const error = await failure(
      inTransaction<Context, unknown>(as(owner, now), async (_tx, within) =>
        acceptQuote(
          within,
          { ...paper, documentHash: '0'.repeat(64), signerName: 'Bo', ...SIGNING },
          null,
        ),
      ),
    )
    expect(error).toBeInstanceOf(ConflictError)
  })
  expect(await recorded()).toBe(1)
})
