import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now } from './submit-request-fixtures'
import { staff, colleague, conflict, aDraft, openDesk } from './quote-fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

beforeAll(openDesk)
afterAll(stopBoss)

describe('a draft', () => {
  it('starts once, however many colleagues open it', async () => {
    const { serial: requestSerial } = await submitRequest(as(anonymous, now), aRequest(), 'en')
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        startQuote(as(i % 2 ? staff : colleague, now), requestSerial),
      ),
    )
    expect(new Set(answers.map((a) => a.serial)).size).toBe(1)
    expect(
      await db.quoteRevision.count({ where: { quote: { serial: answers[0]?.serial ?? 0 } } }),
    ).toBe(1)
  })

  it('is pre-priced from the price break of its quantity', async () => {
    const { draft } = await aDraft()
    expect(draft.lines.map((line) => [line.quantity, line.unitPriceMinor])).toEqual([[500, 100]])
  })

  it('saved over a colleague’s save is refused, and theirs stays', async () => {
    const { serial, draft, version } = await aDraft()
    await saveDraft(as(colleague, now), {
      serial,
      revision: 1,
      version,
      draft: { ...draft, freightMinor: 7_000 },
    })
    expect(
      await conflict(
        saveDraft(as(staff, now), {
          serial,
          revision: 1,
          version,
          draft: { ...draft, freightMinor: 1 },
        }),
      ),
    ).toBe('stale')
    expect((await getQuote(staff, serial)).revision.document.draft.freightMinor).toBe(7_000)
  })

  it('saved twenty times at once takes exactly one', async () => {
    const { serial, draft, version } = await aDraft()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        failure(
          saveDraft(as(staff, now), {
            serial,
            revision: 1,
            version,
            draft: { ...draft, freightMinor: i },
          }),
        ),
      ),
    )
    expect(results.filter((error) => error === null)).toHaveLength(1)
    expect(results.filter((error) => error instanceof ConflictError)).toHaveLength(19)
  })

  it('reports what is wrong with it, and stays as it was', async () => {
    const { serial, draft, version } = await aDraft()
    const before = await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })
    for (const wrong of [
      { discountMinor: 100_000_00 },
      { freightMinor: -1 },
      { depositPercent: '101' },
      { incoterm: 'XXX' },
      { lines: [{ ...draft.lines[0], quantity: 0 }] },
    ]) {
      expect(
        await failure(
          saveDraft(as(staff, now), {
            serial,
            revision: 1,
            version,
            draft: { ...draft, ...wrong },
          }),
        ),
      ).toBeInstanceOf(InvalidInputError)
    }
    expect(await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })).toEqual(
      before,
    )
  })

  it('doesn’t exist for the buyer', async () => {
    const { serial, guest } = await aDraft()
    expect(await failure(getQuote(guest, serial))).toBeInstanceOf(NotFoundError)
  })

  it('that exceeds the bounds isn’t sent, and says why by field; a reason lets only prices pass', async () => {
    const { serial, draft, version } = await aDraft()
    const lines = draft.lines.map((line) => ({ ...line, unitPriceMinor: 1 }))
    const absurd = {
      ...draft,
      lines,
      depositPercent: '0.01',
      validUntil: '2099-12-31',
      namedPlace: 'United States',
    }
    const saved = await saveDraft(as(staff, now), { serial, revision: 1, version, draft: absurd })
    const send = (from: typeof saved, reason?: string) =>
      sendRevision(as(staff, now), {
        serial,
        revision: 1,
        version: from.version,
        expectedTotalMinor: from.document.totalMinor,
        reason,
      })
    const reason = 'Goods of last season, agreed with the owner'
    for (const given of [undefined, reason]) {
      const refused = await failure(send(saved, given))
      expect(refused).toBeInstanceOf(InvalidInputError)
      expect(Object.keys((refused as InvalidInputError).fieldErrors)).toEqual([
        ...(given ? [] : ['lines.0.unitPriceMinor']),
        'depositPercent',
        'validUntil',
        'namedPlace',
      ])
    }
    const mended = { ...draft, lines }
    const cheap = await saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version: saved.version,
      draft: mended,
    })
    expect(await failure(send(cheap))).toMatchObject({
      fieldErrors: { 'lines.0.unitPriceMinor': ['price_below'] },
    })
    expect(await failure(send(cheap, 'short'))).toMatchObject({
      fieldErrors: { reason: ['reason_short'] },
    })
    expect((await getQuote(staff, serial)).revision.state).toBe('DRAFT')
    await send(cheap, reason)
    const { id } = await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })
    const [sent] = await db.auditEvent.findMany({ where: { action: 'quote.send', objectId: id } })
    expect(sent?.after).toMatchObject({
      reason,
      belowLimits: [{ path: 'lines.0.unitPriceMinor', code: 'price_below', price: 1 }],
      limitsId: (await db.sendLimit.findFirstOrThrow()).id,
    })
  })

  it('whose total changed under the sender isn’t sent', async () => {
    const { serial, version, draft } = await aDraft()
    expect(
      await conflict(
        sendRevision(as(staff, now), {
          serial,
          revision: 1,
          version,
          expectedTotalMinor: draft.lines[0]?.unitPriceMinor ?? 0,
        }),
      ),
    ).toBe('total_moved')
    expect((await getQuote(staff, serial)).revision).toMatchObject({
      state: 'DRAFT',
      documentHash: null,
      version,
    })
  })
})
