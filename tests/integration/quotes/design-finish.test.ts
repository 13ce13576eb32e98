import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { saveCostRate } from '@/features/costs/commands/save-rate'
import { codeOfPicture, designQuery } from '@/features/designs/rules/address'
import { FAMILIES } from '@/features/designs/rules/families'
import { startDesign } from '@/features/designs/rules/start-design'
import { keptDesign } from '@/features/designs/queries/designs'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { choicesEntry, toChoices } from '@/features/quotes/components/staff/editor/choice-entries'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { designFinishes } from '@/features/quotes/queries/line-designs'
import { floorState } from '@/features/quotes/queries/floor-approval'
import { getQuote } from '@/features/quotes/queries/quotes'
import { offeredChoices, pickWords } from '@/features/quotes/rules/offer-columns'
import { firstPicks, pickedDocument } from '@/features/quotes/rules/choices'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import type { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { openDesk, staff } from './quote-fixtures'
import { anonymous, aRequest, now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

it('a made-to-order line is offered in another finish at its own cost, picked, signed and ordered in it', async () => {
  const design = designQuery({ ...startDesign('band'), finish: 'polished' })
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      lines: [
        {
          kind: 'CUSTOM',
          quantity: 300,
          specification: { type: 'ring', grade: '316L', finish: 'x', size: 'x', design },
        },
      ],
    }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { revision } = await getQuote(staff, serial)
  const { draft } = revision.document
  const [line] = draft.lines
  if (!line) throw new Error('no line')
  expect((await designFinishes(staff, draft))[line.id]?.map(({ finish }) => finish)).toEqual([
    'polished',
    'brushed',
    'pvd-gold',
    'pvd-rose-gold',
    'pvd-black',
  ])
  const lines = [{ ...line, unitPriceMinor: 4_00 }]
  const offer = {
    id: randomUUID(),
    sku: null,
    title: '',
    quantity: 300,
    unitPriceMinor: null,
    setupFeeMinor: null,
    leadTimeDays: null,
  }
  const group = { of: 'line' as const, id: randomUUID(), lineId: line.id }
  const save = (version: number, choices: readonly object[]) =>
    saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version,
      draft: { ...draft, namedPlace: 'Chicago', lines, choices },
    })
  const unknown = [{ ...group, offers: [{ ...offer, finish: 'walnut' }] }]
  const refused = await failure(save(revision.version, unknown))
  expect((refused as InvalidInputError).complaints).toHaveProperty('choices.0.offers.0.finish')

  const { version, document } = await save(revision.version, [
    { ...group, offers: [{ ...offer, finish: 'pvd-gold' }] },
  ])
  const offered = document.draft.choices?.[0]?.of === 'line' ? document.draft.choices[0].offers : []
  const gold = offered[0]?.line
  expect(gold).toMatchObject({ id: line.id, finish: 'pvd-gold', kind: 'custom' })
  expect(gold?.details[1]).toContain('PVD gold')
  expect(gold?.unitPriceMinor).toBe(
    4_00 + (gold?.listUnitPriceMinor ?? 0) - (line.listUnitPriceMinor ?? 0),
  )
  const code = codeOfPicture(gold?.imagePath ?? '') ?? ''
  expect(code).not.toBe(codeOfPicture(line.imagePath ?? ''))
  expect(await keptDesign(code)).toBe(design.replace('polished', 'pvd-gold'))
  // The editor shows it as entered, and saving again changes nothing.
  const entered = toChoices(choicesEntry(document.draft.choices, 'USD'), { currency: 'USD' })
  const again = await save(version, entered)
  expect(again.document.draft.choices).toEqual(document.draft.choices)

  const columns = offeredChoices(document, firstPicks(document.draft), 'en').groups[0]?.columns
  expect(columns?.[1]?.facts.find(({ name }) => name === 'item')).toMatchObject({
    text: `${line.title}, ${pickedFinish(document, offer.id)}`,
    differs: true,
  })
  await aCost()
  const { margin, alternatives } = await floorState(staff, again.document, now)
  const [inGold] = alternatives
  if (margin.costMinor === null || margin.marginMinor === null || !inGold)
    throw new Error('no cost')
  // An additional piece costs its plating and the additional steel of the finish, each with
  // overhead.
  const steelGrams = Number(gold?.unitWeightGrams) - Number(line.unitWeightGrams)
  const moreMinor = 300 * 1.1 * (55 + (steelGrams / 1_000) * 6_00)
  expect(Math.abs((inGold.costMinor ?? 0) - margin.costMinor - moreMinor)).toBeLessThanOrEqual(2)
  expect(inGold.picks).toEqual([offer.id])
  expect((inGold.marginMinor ?? 0) + (inGold.costMinor ?? 0)).toBe(
    margin.marginMinor + margin.costMinor + 300 * ((gold?.unitPriceMinor ?? 0) - 4_00),
  )
  const sent = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: again.version,
    expectedTotalMinor: again.document.totalMinor,
  })
  const { id: requestId } = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: requestSerial },
  })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
  const paper = { serial, revision: 1, documentHash: sent.documentHash }
  const { orderSerial } = await acceptQuote(
    as(guest, now),
    { ...paper, signerName: 'Ana', ...SIGNING, picks: [offer.id] },
    null,
  )
  const order = await db.order.findUniqueOrThrow({
    where: { serial: orderSerial },
    include: { lines: true },
  })
  const picked = pickedDocument(sent.document, [offer.id])
  expect(picked.goodsMinor).toBe(300 * (gold?.unitPriceMinor ?? 0))
  expect(Number(order.totalMinor)).toBe(picked.totalMinor)
  const agreed = await getQuote(guest, serial)
  expect(agreed.revision.document.draft.lines).toMatchObject([
    { finish: 'pvd-gold', imagePath: gold?.imagePath },
  ])
})

/** Rates that give a band ring a cost in polished steel and in gold; no others are set. */
async function aCost(): Promise<void> {
  for (const [kind, key, value] of [
    ['MATERIAL', '316L', '6'],
    ['PLATING', 'pvd-gold', '0.55'],
    ['MACHINE', '', '0.2'],
    ['DESIGN_MINUTES', 'band', '3'],
    ['PACKING', FAMILIES.band.line, '0.1'],
    ['OVERHEAD', '', '10'],
  ] as const) {
    const currency = kind === 'OVERHEAD' || kind === 'DESIGN_MINUTES' ? '' : 'USD'
    const row = { kind, key, value, currency, validFrom: '2026-01-01', source: 'a test' }
    await saveCostRate(as(staff, now), row)
  }
}

/** The finish in the words of the pick. */
function pickedFinish(document: Parameters<typeof pickWords>[0], pick: string): string {
  const [words = ''] = pickWords(document, [pick], 'en')
  return /, ([^:]+):/.exec(words)?.[1] ?? ''
}
