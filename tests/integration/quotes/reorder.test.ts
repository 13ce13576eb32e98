import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { quoteDocx } from '@/documents/quote-docx'
import { quoteLinesSheet } from '@/documents/quote-lines'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { reorder } from '@/features/quotes/commands/reorder'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { reorderOf } from '@/features/quotes/queries/reorder'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { sheetText } from '@/platform/sheets/in-memory'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { namePlace } from './named-place'
import { conflict, openDesk, staff } from './quote-fixtures'
import { anonymous, aRequest, now } from './submit-request-fixtures'

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

beforeAll(openDesk)
afterAll(stopBoss)

/**
 * A trade with an engraved ring and a note that a spreadsheet would run as a formula, signed or
 * not.
 */
async function aTrade({ signed }: { signed: boolean }) {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      lines: [
        {
          kind: 'BULK',
          sku: 'RG-1-PL-17',
          quantity: 500,
          optionCodes: ['engrave'],
          note: '=HYPERLINK("http://x.example")',
        },
        { kind: 'BULK', sku: 'RG-1-PL-18', quantity: 100 },
      ],
    }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { revision } = await namePlace(staff, serial, now)
  const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [id] }
  const saved = await saveDraft(as(staff, now), {
    serial,
    revision: 1,
    version: revision.version,
    draft: revision.document.draft,
  })
  if (!signed) return { serial, guest }
  const { documentHash } = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  await acceptQuote(
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
  return { serial, guest }
}

it('orders again: changes since are shown, an existing tool isn’t charged, and one key asks once', async () => {
  const { serial, guest } = await aTrade({ signed: true })
  await db.priceBreak.updateMany({
    where: { fromQuantity: 500 },
    data: { unitPriceMinor: 110 },
  })
  const again = await reorderOf(guest, serial, 1, now)
  expect(again.lines).toMatchObject([
    { unitPrice: { was: 115, is: 125 }, setupFee: { was: 2500, is: 0 }, toolStands: true },
    { unitPrice: { was: 105, is: 115 }, setupFee: { was: 0, is: 0 }, toolStands: false },
  ])
  expect(again.setup).toEqual({ was: 2500, is: 0 })
  expect(again.goods).toEqual({ was: 500 * 115 + 100 * 105, is: 500 * 125 + 100 * 115 })
  expect(again.duty.is).not.toBeNull()

  const asked = { serial, revision: 1, idempotencyKey: randomUUID() }
  const { serial: requestSerial, number } = await reorder(as(guest, now), asked, 'en')
  expect((await reorder(as(guest, now), asked, 'en')).number).toBe(number)
  const quoted = await startQuote(as(staff, now), requestSerial)
  const { draft } = (await getQuote(staff, quoted.serial)).revision.document
  expect(
    draft.lines.map(({ unitPriceMinor, setupFeeMinor }) => [unitPriceMinor, setupFeeMinor]),
  ).toEqual([
    [125, 0],
    [115, 0],
  ])
  expect(draft.lines[0]?.details.join()).toContain('the tool stands')

  const stranger: Actor = { kind: 'guest', linkedRequestIds: [randomUUID()] }
  expect(await failure(reorder(as(stranger, now), asked, 'en'))).toBeInstanceOf(NotFoundError)
})

it('charges a tool again where nothing was ordered, and asks for nothing again from a draft', async () => {
  const { serial, guest } = await aTrade({ signed: false })
  const asked = { serial, revision: 1, idempotencyKey: randomUUID() }
  expect(await failure(reorder(as(guest, now), asked, 'en'))).toBeInstanceOf(NotFoundError)
  expect(await conflict(reorder(as(staff, now), asked, 'en'))).toBe('not_sent')
})

it('gives the lines as a workbook and a document, and runs no formula', async () => {
  const { serial } = await aTrade({ signed: true })
  const { document } = (await getQuote(staff, serial)).revision
  const text = await sheetText(await bytesOf(quoteLinesSheet(document)))
  expect(text).toContain('RG-1-PL-17')
  expect(text).toContain(`${document.totalMinor / 100}`)
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  const docx = await quoteDocx(document)
  expect(docx.subarray(0, 2).toString()).toBe('PK')
})

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
