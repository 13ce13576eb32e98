import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveCost } from '@/features/costs/commands/save-cost'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { quoteCosts } from '@/features/quotes/queries/quote-costs'
import type { DraftLine } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aDraft, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

const forged = {
  imagePath: '/elsewhere',
  listUnitPriceMinor: 1,
  facts: { made_up: true },
  details: ['made up'],
}

/** Saves lines into a fresh draft. */
async function saved(lines: (first: DraftLine) => DraftLine[]) {
  const { serial, draft, version } = await aDraft()
  const [first] = draft.lines
  if (!first) throw new Error('the draft has no line')
  const { document } = await saveDraft(as(staff, now), {
    serial,
    revision: 1,
    version,
    draft: { ...draft, lines: lines(first) },
  })
  const audit = await db.auditEvent.findFirstOrThrow({
    where: { action: 'quote.save' },
    orderBy: { at: 'desc' },
  })
  return { document, first, lines: document.draft.lines, audit: audit.after }
}

it('a catalog line is built from the article, whatever was sent of it, and is audited', async () => {
  const id = randomUUID()
  const { lines, first, audit } = await saved((line) => [
    line,
    {
      ...line,
      ...forged,
      id,
      sku: 'RG-1-PL-19',
      title: 'Band ring, wide',
      quantity: 500,
      unitPriceMinor: 90,
    },
  ])
  // 1.00 from 500 pieces, and 0.10 for the size.
  expect(lines[1]).toMatchObject({
    id,
    sku: 'RG-1-PL-19',
    title: 'Band ring, wide',
    unitPriceMinor: 90,
    listUnitPriceMinor: 110,
    details: ['Polished', '19 mm'],
    imagePath: null,
  })
  expect(lines[1]?.facts).toEqual(first.facts)
  expect(audit).toMatchObject({ added: [{ id, sku: 'RG-1-PL-19', quantity: 500 }] })
})

it('an article that isn’t in the shop is refused by its line, and nothing is saved', async () => {
  const error = await failure(
    saved((line) => [line, { ...line, id: randomUUID(), sku: 'NO-SUCH-1' }]),
  )
  expect(error).toBeInstanceOf(InvalidInputError)
  expect(error).toMatchObject({ fieldErrors: { 'lines.1.title': [expect.any(String)] } })
})

it('a line that is split keeps everything and its cost; goods in own words have nothing beside', async () => {
  const [half, own] = [randomUUID(), randomUUID()]
  const { document, first, lines, audit } = await saved((line) => [
    { ...line, quantity: 300 },
    { ...line, ...forged, id: half, quantity: 200, splitOf: line.id },
    { ...line, ...forged, id: own, kind: 'charge', sku: 'RG-1-PL-17', title: 'Mould' },
  ])
  expect(lines[1]).toEqual({ ...first, id: half, quantity: 200, splitOf: first.id })
  expect(lines[2]).toMatchObject({ kind: 'charge', sku: null, imagePath: null, title: 'Mould' })
  expect(lines[2]?.facts).toBeUndefined()
  expect(audit).toMatchObject({ added: [{ id: half, splitOf: first.id }, { id: own }] })
  await saveCost(as(staff), {
    subject: 'LINE',
    key: first.id,
    validFrom: '2026-01-01',
    currency: 'USD',
    cost: '0.4321',
    source: 'a test',
    version: '0',
  })
  const costs = await quoteCosts(staff, document, now)
  expect([first.id, half].map((id) => costs.lines[id]?.unitCost)).toEqual(['0.4321', '0.4321'])
})
