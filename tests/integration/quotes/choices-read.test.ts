import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { movedQuotesJob } from '@/features/quotes/jobs/moved-quotes'
import { designFamilies } from '@/features/quotes/queries/design-families'
import { openQuotesNaming } from '@/features/quotes/queries/open-quotes-naming'
import { papersOfQuote } from '@/features/quotes/queries/quote-papers'
import { tariffImpact } from '@/features/quotes/queries/tariff-impact'
import { firstPicks, pickedDocument } from '@/features/quotes/rules/choices'
import { namedRows } from '@/features/quotes/rules/named-rows'
import {
  discardChangeSet,
  draftChange,
  getChangeSet,
  rulesWith,
} from '@/features/tariffs/commands/change-sets'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { linesOf } from '@/features/threads/queries/lines'
import { movedQuotes } from '@/features/work/queries/tariff-work'
import { db } from '@/platform/db/client'
import type { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { formatQuoteNumber } from '@/platform/numbers'
import { as, noon } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aChoosableQuote, choosable } from './choosable-quote'
import { aDraft, colleague, openDesk, staff } from './quote-fixtures'
import { now, seedRing } from './submit-request-fixtures'

// Other readers of a quote with choices: they read it by the pick, or by all possible picks.

beforeAll(openDesk)
afterAll(stopBoss)

/** The first rate of a ring goes from 11 to 12 percent. */
const RISE = {
  kind: 'supersede_measure',
  measureId: 'mfn-71171990',
  on: '2026-11-20',
  percent: '12',
  source: 'Test Notice 4712',
}

describe('the papers of a quote that leaves a choice', () => {
  it('show every offer and optional line until a choice is made, and the chosen ones afterwards', async () => {
    const { guest, signature, document, serial } = await aChoosableQuote()
    const [group, terms] = document.draft.choices ?? []
    const offers = group?.of === 'line' ? group.offers : []
    const fob = terms?.of === 'terms' ? terms.offers[0]?.id : undefined
    const open = await papersOfQuote(staff, serial)
    expect(open.ways).toBe(12)
    expect(open.lines.map(({ line, letter, sku }) => [line, letter, sku])).toEqual([
      [1, 'A', 'RG-1-PL-17'],
      [1, 'B', 'RG-1-PL-17'],
      [1, 'C', 'RG-1-PL-19'],
    ])
    for (const { offerId } of open.lines)
      expect(open.lacks.some(({ of }) => of === offerId)).toBe(true)
    const pick = [offers[1]?.id ?? '', fob ?? '']
    await acceptQuote(as(guest, now), { ...signature, picks: pick }, null)
    const agreed = await papersOfQuote(staff, serial)
    expect(agreed.ways).toBe(1)
    expect(agreed.lines).toMatchObject([{ line: 1, letter: null, sku: 'RG-1-PL-19' }])
    expect(agreed.document.draft.incoterm).toBe('FOB')
  })

  it('name what only an optional line is missing', async () => {
    const made = await aDraft()
    const entered = choosable(made.draft)
    const [line] = made.draft.lines
    if (!line) throw new Error('no line')
    const pouch = { ...line, id: randomUUID(), kind: 'custom' as const, sku: null, title: 'Pouch' }
    await saveDraft(as(staff, now), {
      serial: made.serial,
      revision: 1,
      version: made.version,
      draft: { ...entered, optionalLines: [{ ...pouch, hsCode: null }] },
    })
    const { lines, lacks } = await papersOfQuote(staff, made.serial)
    expect(lines.at(-1)).toMatchObject({ line: null, title: 'Pouch', hsCode: null })
    expect(
      lacks.filter(({ message }) => message.code === 'papers.lacks.code').map(({ of }) => of),
    ).toEqual([pouch.id])
    // It can be asked about like any other line.
    const asked = await linesOf(db, made.requestId, { drafts: true })
    expect(asked.map(({ title, position }) => [title, position])).toEqual([
      ['Band ring', 1],
      ['Pouch', 2],
    ])
  })
})

describe('another finish of a design', () => {
  it('is among what the editor offers, is priced by the list, and another design isn’t', async () => {
    await seedRing('PUBLISHED', 'RG-7')
    const [first] = await db.variant.findMany({ where: { sku: 'RG-1-PL-17' } })
    await db.variant.create({
      data: {
        productId: first?.productId ?? '',
        sku: 'RG-1-GD-17',
        finishCode: 'GD',
        finishName: 'Gold PVD',
        sizeCode: '17',
        sizeName: '17 mm',
        unitPriceDeltaMinor: 60,
        position: 9,
      },
    })
    const { serial, draft, version } = await aDraft()
    const [line] = draft.lines
    const families = await designFamilies(staff, draft)
    expect(families).toHaveLength(1)
    expect(families[0]).toContainEqual({ sku: 'RG-1-GD-17', finish: 'Gold PVD', size: '17 mm' })
    expect(families[0]?.map(({ sku }) => sku)).not.toContain('RG-7-PL-17')
    const offered = (sku: string) => ({
      ...draft,
      choices: [
        {
          of: 'line' as const,
          id: randomUUID(),
          lineId: line?.id ?? '',
          offers: [
            {
              id: randomUUID(),
              sku,
              title: '',
              quantity: 500,
              unitPriceMinor: null,
              setupFeeMinor: null,
              leadTimeDays: null,
            },
          ],
        },
      ],
    })
    const save = (sku: string) =>
      saveDraft(as(staff, now), { serial, revision: 1, version, draft: offered(sku) })
    const refused = await failure(save('RG-7-PL-17'))
    expect((refused as InvalidInputError).complaints).toHaveProperty('choices.0.offers.0.sku')
    const { document } = await save('RG-1-GD-17')
    const group = document.draft.choices?.[0]
    expect(group?.of === 'line' ? group.offers[0]?.line : null).toMatchObject({
      sku: 'RG-1-GD-17',
      unitPriceMinor: (line?.unitPriceMinor ?? 0) + 60,
      details: expect.arrayContaining(['Gold PVD']) as string[],
    })
  })
})

describe('a change of the rules', () => {
  it('is shown for the offer that it affects most, to desk and buyer, and agreed quotes are left out', async () => {
    const { document, serial } = await aChoosableQuote()
    const agreed = await aChoosableQuote()
    const twice =
      document.draft.choices?.[0]?.of === 'line' ? document.draft.choices[0].offers[0] : null
    await acceptQuote(
      as(agreed.guest, now),
      { ...agreed.signature, picks: firstPicks(agreed.document.draft) },
      null,
    )
    const { serial: set } = await draftChange(as(staff, noon('2026-11-24')), RISE)
    const { changes } = await getChangeSet(staff, set)
    const rules = await rulesInForce()
    const impact = await tariffImpact(
      staff,
      rules,
      rulesWith(rules.us, changes, '2026-11-24'),
      '2026-11-24',
      now,
    )
    expect(impact.moved.map((row) => row.serial)).not.toContain(agreed.serial)
    const row = impact.moved.find((each) => each.serial === serial)
    expect(row?.worst).toMatchObject({ moved: 12, ways: 12 })
    expect(row?.worst?.picks).toContain(twice?.id)
    const worst = pickedDocument(document, row?.worst?.picks ?? [])
    const base = pickedDocument(document, firstPicks(document.draft))
    // 1% of twice the quantity, which is more than that of the first offer.
    expect((row?.afterMinor ?? 0) - (row?.beforeMinor ?? 0)).toBeGreaterThanOrEqual(950)
    expect(row?.beforeMinor).toBe(worst.duty.totalMinor)
    expect(worst.duty.totalMinor).toBeGreaterThan(base.duty.totalMinor)
    // We bear only the duty of the offers delivered duty paid.
    expect(impact.exposureUsdMinor).toBeGreaterThanOrEqual(950)
    await discardChangeSet(as(staff), set)

    const published = await draftChange(as(staff, noon('2026-11-24')), RISE)
    await publishTariffs(as(colleague, now), {
      serial: published.serial,
      expectedVersion: rules.version,
      reason: 'the notice took effect',
    })
    await movedQuotesJob.run({ serial: published.serial })
    const letters = await db.mailMessage.findMany({ where: { template: 'tariff-moved' } })
    const letter = letters.find(({ subject }) => subject.includes(formatQuoteNumber(serial)))
    expect(letter?.text).toContain('worst by this one, which these figures are of')
    expect(letter?.text).toContain('1,000 pieces at USD 0.95')
    expect(letter?.text).toContain('Of 12 ways to choose, 12 are moved')
    expect(letters.some(({ subject }) => subject.includes(formatQuoteNumber(agreed.serial)))).toBe(
      false,
    )
    const work = await movedQuotes(staff, now, 'en')
    const due = work.rows.find(({ id }) => id === String(serial))
    expect(due).toMatchObject({ value: { minor: worst.totalMinor, currency: 'USD' } })
    expect(due?.detail).toMatch(
      /^US: \+USD [\d.]+ of duties at worst, by Band ring, RG-1-PL-17: 1,000/,
    )
  })

  it('that ends is shown to whoever offers a choice, by what any offer names', async () => {
    const made = await aDraft()
    const [line] = made.draft.lines
    if (!line) throw new Error('no line')
    const box = { ...line, id: randomUUID(), kind: 'custom' as const, sku: null, title: 'Box' }
    const saved = await saveDraft(as(staff, now), {
      serial: made.serial,
      revision: 1,
      version: made.version,
      draft: { ...made.draft, optionalLines: [{ ...box, hsCode: '4202.99.9000' }] },
    })
    const taken = pickedDocument(saved.document, [box.id])
    const only = [...namedRows(taken.duty).measureIds].filter(
      (id) => !namedRows(saved.document.duty).measureIds.has(id),
    )
    expect(only.length).toBeGreaterThan(0)
    const named = await openQuotesNaming(staff, now)
    expect(named.some(({ measureIds }) => only.every((id) => measureIds.has(id)))).toBe(true)
  })
})
