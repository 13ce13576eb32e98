import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { decideSample } from '@/features/orders/commands/decide-sample'
import { photographSample } from '@/features/orders/commands/photograph-sample'
import { shipSample } from '@/features/orders/commands/ship-sample'
import { sampleApprovalOf, samplesOf } from '@/features/orders/queries/samples'
import { discardDraft } from '@/features/quotes/commands/discard-draft'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { submitRequest } from '@/features/requests/commands/submit-request'
import type { SubmitRequest } from '@/features/requests/schema'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { namePlace } from './named-place'
import { conflict, openDesk, staff } from './quote-fixtures'
import { anonymous, anUpload, aRequest, now } from './submit-request-fixtures'

beforeAll(async () => {
  await openDesk()
  await db.product.updateMany({ data: { sampleFeeMinor: 2500 } })
})
afterAll(stopBoss)

async function aDraftOf(lines: SubmitRequest['lines']) {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({ lines, incoterm: 'FOB' }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  await namePlace(staff, serial, now)
  const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [id] }
  return { serial, guest }
}

const aBulkDraft = () => aDraftOf([{ kind: 'BULK', sku: 'RG-1-PL-19', quantity: 500 }])

/** Sends the draft unchanged, and signs it. */
async function sign({ serial, guest }: Awaited<ReturnType<typeof aDraftOf>>) {
  const { revision } = await getQuote(staff, serial)
  const { documentHash } = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: revision.version,
    expectedTotalMinor: revision.document.totalMinor,
  })
  const { orderSerial } = await acceptQuote(
    as(guest, now),
    {
      serial,
      revision: 1,
      documentHash,
      signerName: 'Ana Ruiz',
      ...SIGNING,
    },
    null,
  )
  const order = await db.order.findUniqueOrThrow({ where: { serial: orderSerial } })
  return { guest, orderSerial, orderId: order.id }
}

const anOrder = async (lines: SubmitRequest['lines']) => sign(await aDraftOf(lines))

const state = async (serial: number) => (await samplesOf(staff, serial)).samples[0]?.state

it('goes from the paid sample to the golden one, which starts the bulk order and stays as it is', async () => {
  const bulk = await anOrder([{ kind: 'BULK', sku: 'RG-1-PL-18', quantity: 500 }])
  expect(await sampleApprovalOf(bulk.orderId)).toBe('none')
  const { guest, orderSerial, orderId } = await anOrder([
    { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 1, sample: true },
  ])
  const lineId = (await samplesOf(guest, orderSerial)).samples[0]?.lineId ?? ''
  const sample = (version: number) => ({ orderSerial, lineId, version })
  const ship = (version: number) =>
    shipSample(as(staff, now), { ...sample(version), shippedOn: '2026-11-24', carrier: 'DHL' })
  const photograph = async (version: number, tolerances = 'Band width | 6 | 0.1 | mm') =>
    photographSample(as(staff, now), {
      ...sample(version),
      files: [await anUpload()],
      tolerances,
    })
  const decide = (version: number, decision: string, words = '') =>
    decideSample(as(guest, now), { ...sample(version), decision, words })

  // Its fee waits for the approval: drafts made before don't deduct it.
  const draft = await aBulkDraft()
  expect((await getQuote(staff, draft.serial)).revision.document.draft).not.toHaveProperty(
    'credits',
  )
  const save = async () => {
    const { version, document } = (await getQuote(staff, draft.serial)).revision
    return saveDraft(as(staff, now), {
      serial: draft.serial,
      revision: 1,
      version,
      draft: document.draft,
    })
  }
  expect(await state(orderSerial)).toBe('unpaid')
  expect(await sampleApprovalOf(bulk.orderId)).toBe('waiting')
  expect(await conflict(ship(0))).toBe('not_open')
  await db.order.update({ where: { id: orderId }, data: { state: 'CONFIRMED', confirmedAt: now } })
  expect(await conflict(photograph(0))).toBe('not_open')

  // Of two at once only one ships it.
  const both = await Promise.allSettled([ship(0), ship(0)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await conflict(decide(1, 'APPROVED'))).toBe('not_open')
  expect(await failure(photograph(1, 'thick'))).toBeInstanceOf(InvalidInputError)
  await photograph(1)
  expect(await state(orderSerial)).toBe('to_decide')
  expect((await save()).document.draft).not.toHaveProperty('credits')

  // The decision is about what was seen, and a rejection needs a reason; then the sample is made
  // again.
  expect(await conflict(decide(1, 'APPROVED'))).toBe('altered')
  expect(await failure(decide(2, 'REJECTED'))).toBeInstanceOf(InvalidInputError)
  await decide(2, 'REJECTED', 'brushed, please')
  expect(await state(orderSerial)).toBe('rejected')
  await ship(3)
  await photograph(4)
  await decide(5, 'APPROVED')
  await decide(5, 'APPROVED')
  expect((await samplesOf(guest, orderSerial)).samples).toMatchObject([
    {
      state: 'approved',
      tolerances: [{ what: 'Band width', target: '6', plusMinus: '0.1', unit: 'mm' }],
      photos: [{ fileName: 'drawing.pdf' }],
      decision: { approved: true, by: 'Ana Ruiz' },
    },
  ])
  expect(await sampleApprovalOf(bulk.orderId)).toBe('approved')

  // From then on it is deducted from a new draft, once, and is booked with the signature of that
  // order.
  const other = await aBulkDraft()
  const credited = await getQuote(staff, other.serial)
  expect(credited.revision.document.draft.credits).toMatchObject([{ amountMinor: 2500 }])
  const saved = await save()
  expect(saved.document.draft).not.toHaveProperty('credits')
  await discardDraft(as(staff, now), {
    serial: other.serial,
    revision: 1,
    version: credited.revision.version,
  })
  const again = await save()
  expect(again.document.draft.credits).toMatchObject([{ amountMinor: 2500 }])
  expect(again.document.totalMinor).toBe(saved.document.totalMinor - 2500)
  expect((await save()).document.draft.credits).toEqual(again.document.draft.credits)
  const signed = await sign(draft)
  const account = await db.ledgerAccount.findFirstOrThrow({
    where: { orderId: signed.orderId, kind: 'SAMPLE_CREDIT' },
  })
  expect(Number(account.balanceMinor)).toBe(2500)
  expect(await conflict(photograph(6))).toBe('not_open')
  const golden = await db.goldenSample.findFirstOrThrow({ where: { orderId } })
  expect(
    await failure(db.goldenSample.update({ where: { id: golden.id }, data: { tolerances: [] } })),
  ).not.toBeNull()

  const stranger: Actor = { kind: 'guest', linkedRequestIds: [randomUUID()] }
  expect(await failure(samplesOf(stranger, orderSerial))).not.toBeNull()
})
