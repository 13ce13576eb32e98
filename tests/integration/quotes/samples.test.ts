import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { getQuote } from '@/features/quotes/queries/quotes'
import { priceLines } from '@/features/requests/queries/price-lines'
import { priceLinesSchema } from '@/features/requests/price-schema'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { getRequest } from '@/features/requests/queries/requests'
import type { SubmitRequest } from '@/features/requests/schema'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'
import { SIGNING } from '@/tests/support/signing'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
type Line = SubmitRequest['lines'][number]
const bulk = (sku: string, quantity: number, optionCodes: string[] = []): Line => ({
  kind: 'BULK',
  sku,
  quantity,
  optionCodes,
})
const sample = (sku: string): Line => ({ kind: 'BULK', sku, quantity: 1, sample: true })
const submit = (lines: Line[]) =>
  submitRequest(as(anonymous, now), aRequest({ lines, incoterm: 'FOB' }), 'en')
const problems = async (lines: Line[]) => {
  const error = await submit(lines).then(
    () => null,
    (one: unknown) => one,
  )
  if (!(error instanceof InvalidRequestError)) throw error ?? new Error('it was taken')
  return error.problems.map(({ path, code }) => `${path} ${code}`)
}
const price = (lines: Line[]) =>
  priceLines(anonymous, priceLinesSchema.parse({ currency: 'USD', lines }))

beforeAll(async () => {
  await boss()
  await seedRing('PUBLISHED', 'RG-1')
  await seedRing('PUBLISHED', 'RG-2')
  await db.product.updateMany({
    data: {
      sampleFeeMinor: 2500,
      shortRun: { leastQuantity: 40, feeMinor: 9000 },
      finishMoqs: [{ finishCode: 'PL', moq: 200 }],
      stock: [{ sku: 'RG-1-PL-17', pieces: 60 }],
      stockLeadTimeDays: 3,
    },
  })
  await aColleague()
})
afterAll(stopBoss)

describe('below a minimum', () => {
  it('is refused with the rule, and accepted as a short run where its fee is agreed to', async () => {
    expect(await problems([bulk('RG-1-PL-17', 120)])).toEqual(['lines.0.quantity below_finish_moq'])
    expect(await problems([bulk('RG-1-PL-17', 30, ['short-run'])])).toEqual([
      'lines.0.quantity below_short_run',
    ])
    const { serial } = await submit([bulk('RG-1-PL-17', 120, ['short-run'])])
    expect((await getRequest(staff, serial)).lines[0]?.article?.optionNames).toEqual(['Short run'])
    expect((await db.quoteRequest.findUniqueOrThrow({ where: { serial } })).estimateMinor).toBe(
      BigInt(120 * 120 + 9000),
    )
  })

  it('counts all sizes of the finish', async () => {
    expect(
      await problems([bulk('RG-1-PL-17', 100), bulk('RG-1-PL-18', 90), bulk('RG-2-PL-17', 200)]),
    ).toEqual(['lines.0.quantity below_finish_moq', 'lines.1.quantity below_finish_moq'])
    await submit([bulk('RG-1-PL-17', 100), bulk('RG-1-PL-18', 100)])
  })

  it('is quoted as requested, to the cent: break reached together, fee once per line', async () => {
    for (const lines of [
      [bulk('RG-1-PL-17', 120, ['short-run'])],
      [bulk('RG-1-PL-17', 300), bulk('RG-1-PL-18', 200), sample('RG-1-PL-19')],
    ]) {
      const asked = await price(lines)
      expect(asked.lines.flatMap((line) => line.problems)).toEqual([])
      const { serial } = await startQuote(as(staff, now), (await submit(lines)).serial)
      const { document } = (await getQuote(staff, serial)).revision
      expect(document.goodsMinor).toBe(asked.goodsMinor)
      expect(document.lineTotalsMinor).toEqual(
        asked.lines.map((line) => line.article?.price?.lineTotalMinor),
      )
    }
  })

  it('shows what is in stock and what a short run costs', async () => {
    const { lines } = await price([
      bulk('RG-1-PL-17', 200),
      bulk('RG-1-PL-18', 200),
      sample('RG-1-PL-17'),
    ])
    expect(lines.map((line) => line.article?.ready)).toEqual([{ pieces: 60, days: 3 }, null, null])
    expect(lines[0]?.article?.shortRun).toEqual({ leastQuantity: 40, feeMinor: 9000 })
    expect(lines[2]?.article).toMatchObject({
      leadTimeDays: 7,
      price: { unitPriceMinor: 2500, lineTotalMinor: 2500 },
    })
  })
})

describe('a sample', () => {
  it('is one per design in a request, one plain piece, where the design offers samples', async () => {
    expect(
      await problems([sample('RG-1-PL-17'), sample('RG-1-PL-18'), sample('RG-2-PL-17')]),
    ).toEqual(['lines.1.sku sample_twice'])
    expect(
      await problems([{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 2, sample: true }]),
    ).toEqual(['lines.0.quantity sample_one'])
    expect(
      await problems([
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 1, sample: true, optionCodes: ['engrave'] },
      ]),
    ).toEqual(['lines.0.optionCodes sample_plain'])
    await seedRing('PUBLISHED', 'RG-9')
    expect(await problems([sample('RG-9-PL-17')])).toEqual(['lines.0.sku no_sample'])
  })

  it('is credited to one bulk quote of its design, however many are drafted at the same moment', async () => {
    const ordered = await signedSample('RG-2-PL-18')
    const elsewhere = await startQuote(
      as(staff, now),
      (await submit([bulk('RG-1-PL-17', 300)])).serial,
    )
    expect(
      (await getQuote(staff, elsewhere.serial)).revision.document.draft.credits,
    ).toBeUndefined()
    const requests: number[] = []
    for (let i = 0; i < 5; i++) requests.push((await submit([bulk('RG-2-PL-17', 300)])).serial)
    const quotes = await Promise.all(requests.map((serial) => startQuote(as(staff, now), serial)))
    const documents = await Promise.all(
      quotes.map(async ({ serial }) => (await getQuote(staff, serial)).revision.document),
    )
    const credits = documents.flatMap(({ draft }) => draft.credits ?? [])
    expect(credits).toMatchObject([
      { amountMinor: 2500, title: expect.stringContaining('RG-2-PL-18') },
    ])
    for (const document of documents)
      expect(document.totalMinor).toBe(300 * 120 - (document.draft.credits ? 2500 : 0))
    expect(await db.sampleCredit.count({ where: { revisionId: ordered } })).toBe(1)
  })

  it('moves on from a quote that expired unsigned, which can’t be sent with it again', async () => {
    await db.product.updateMany({ where: { styleNumber: 'RG-9' }, data: { sampleFeeMinor: 2500 } })
    await signedSample('RG-9-PL-17')
    const first = await startQuote(as(staff, now), (await submit([bulk('RG-9-PL-17', 300)])).serial)
    const { revision } = await getQuote(staff, first.serial)
    await sendRevision(as(staff, now), {
      serial: first.serial,
      revision: 1,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    const late = new Date(now.getTime() + 90 * 86_400_000)
    const early = await startQuote(as(staff, now), (await submit([bulk('RG-9-PL-18', 300)])).serial)
    expect((await getQuote(staff, early.serial)).revision.document.draft.credits).toBeUndefined()
    const second = await startQuote(
      as(staff, late),
      (await submit([bulk('RG-9-PL-18', 300)])).serial,
    )
    expect((await getQuote(staff, second.serial)).revision.document.draft.credits).toMatchObject([
      { amountMinor: 2500 },
    ])

    await reviseQuote(as(staff, late), first.serial)
    const again = (await getQuote(staff, first.serial)).revision
    const send = (version: number, expectedTotalMinor: number) =>
      sendRevision(as(staff, late), {
        serial: first.serial,
        revision: 2,
        version,
        expectedTotalMinor,
      })
    await expect(send(again.version, again.document.totalMinor)).rejects.toThrow('credit_gone')
    const saved = await saveDraft(as(staff, late), {
      serial: first.serial,
      revision: 2,
      version: again.version,
      draft: again.document.draft,
    })
    expect(saved.document.draft.credits).toBeUndefined()
    expect((await send(saved.version, saved.document.totalMinor)).document.totalMinor).toBe(
      300 * 120,
    )
  })

  it('stays credited as it was claimed, whatever a form sends', async () => {
    await signedSample('RG-1-PL-18')
    const { serial } = await startQuote(
      as(staff, now),
      (await submit([bulk('RG-1-PL-17', 300)])).serial,
    )
    const { revision } = await getQuote(staff, serial)
    const { draft } = revision.document
    expect(draft.credits).toHaveLength(1)
    const saved = await saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version: revision.version,
      draft: {
        ...draft,
        credits: [{ id: crypto.randomUUID(), title: 'More', amountMinor: 30_000 }],
      },
    })
    expect(saved.document.draft.credits).toEqual(draft.credits)
    const sent = await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })
    expect(sent.document.totalMinor).toBe(300 * 120 - 2500)
    // The fee was paid for the goods too: their customs value includes it.
    expect(sent.document.duty.lines[0]?.customsValueMinor).toBe(300 * 120)
  })
})

/**
 * A sample that the buyer has signed for and approved.
 * @returns id of the accepted revision
 */
async function signedSample(sku: string): Promise<string> {
  const { serial: requestSerial } = await submit([sample(sku)])
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { revision } = await getQuote(staff, serial)
  expect(revision.document.draft.lines).toMatchObject([
    { sample: true, quantity: 1, unitPriceMinor: 2500, leadTimeDays: 7 },
  ])
  const sent = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: revision.version,
    expectedTotalMinor: revision.document.totalMinor,
  })
  const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })
  await acceptQuote(
    as({ kind: 'guest', linkedRequestIds: [id] }, now),
    { serial, revision: 1, documentHash: sent.documentHash, signerName: 'Ana Ruiz', ...SIGNING },
    null,
  )
  const order = await db.order.findFirstOrThrow({ where: { quote: { serial } } })
  // The way there is tested in golden-sample.test.ts.
  await db.goldenSample.create({
    data: {
      orderId: order.id,
      lineId: revision.document.draft.lines[0]?.id ?? '',
      sku,
      shippedOn: now,
      photographedAt: now,
      decision: 'APPROVED',
      decidedAt: now,
      decidedBy: 'Ana Ruiz',
    },
  })
  return order.revisionId
}
