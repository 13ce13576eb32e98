import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { namePlace } from './named-place'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)

/**
 * Changes the current draft and sends it.
 * @returns its letter as stored
 */
async function sendWith(serial: number, change: (draft: QuoteDraft) => Partial<QuoteDraft>) {
  const { revision } = await getQuote(staff, serial)
  const { draft } = revision.document
  const saved = await saveDraft(as(staff, now), {
    serial,
    revision: revision.number,
    version: revision.version,
    draft: { ...draft, ...change(draft) },
  })
  await sendRevision(as(staff, now), {
    serial,
    revision: revision.number,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  const { id } = await db.quoteRevision.findFirstOrThrow({
    where: { quote: { serial }, number: revision.number },
  })
  return db.mailMessage.findUniqueOrThrow({ where: { dedupeKey: `quote-sent:${id}` } })
}

it('the letter of a later revision says what changed against the last one sent, and so does the page', async () => {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      incoterm: 'FOB',
      lines: [
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 },
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 200 },
      ],
    }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  await namePlace(staff, serial, now)
  const first = await sendWith(serial, () => ({ freightMinor: 120_00 }))
  expect(first.html + first.text).not.toContain('What changed')

  await reviseQuote(as(staff, now), serial)
  const second = await sendWith(serial, (draft) => ({
    namedPlace: 'Los Angeles',
    freightMinor: 95_00,
    lines: draft.lines.map((line, i) =>
      i === 0 ? { ...line, quantity: 600, unitPriceMinor: 97 } : line,
    ),
  }))
  const plain = second.text.replaceAll(/\s+/g, ' ')
  const html = second.html.replaceAll(/<!--.*?-->/g, '').replaceAll(/<[^>]+>/g, ' ')
  for (const letter of [plain, html.replaceAll(/\s+/g, ' ')]) {
    expect(letter).toMatch(/what changed since revision 1/i)
    expect(letter).toMatch(/Pieces 600 instead of 500/)
    expect(letter).toMatch(/Unit price USD 0\.97 instead of USD 1\.00/)
    expect(letter).toMatch(/Line total USD 582\.00 instead of USD 500\.00/)
    expect(letter).toMatch(/Place Los Angeles instead of Chicago/)
    expect(letter).toMatch(/Freight USD 95\.00 instead of USD 120\.00/)
    expect(letter).toMatch(/Total USD 877\.00 instead of USD 820\.00, USD 57\.00 more/)
    expect(letter).toContain('1 line is as before.')
    expect(letter).toContain('This replaces revision 1, which can no longer be accepted.')
  }

  const { id: requestId } = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: requestSerial },
  })
  const buyer: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
  expect((await getQuote(buyer, serial)).changes).toMatchObject({
    revisions: { from: 1, to: 2 },
    changed: [{ moves: [{ field: 'quantity', from: 500, to: 600 }, { field: 'unitPrice' }] }],
    total: { from: 820_00, to: 877_00 },
  })
  expect((await getQuote(buyer, serial, 1)).changes).toBeNull()

  // Compared with the last one sent, not the first.
  await reviseQuote(as(staff, now), serial)
  const third = await sendWith(serial, () => ({ freightMinor: 96_00 }))
  expect(third.text).toMatch(/what changed since revision 2/i)
  expect(third.text).not.toContain('Pieces')
})
