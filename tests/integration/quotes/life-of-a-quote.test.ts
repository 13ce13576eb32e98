import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { documentHash } from '@/features/quotes/rules/canonical'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { getQuote, listQuotes } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { namePlace } from './named-place'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const colleague: Actor = {
  kind: 'staff',
  userId: 'wei',
  name: 'Wei',
  email: 'wei@fsc.example',
  role: 'staff',
}
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
const conflict = async (promise: Promise<unknown>): Promise<string> => {
  const error = await failure(promise)
  if (!(error instanceof ConflictError)) throw error ?? new Error('it was taken')
  return error.message
}

beforeAll(async () => {
  await boss()
  await seedRing()
  await db.user.createMany({
    data: [staff, colleague].flatMap((s) =>
      s.kind === 'staff'
        ? [
            {
              id: s.userId,
              name: s.name,
              email: s.email,
              role: 'STAFF' as const,
              emailVerified: true,
            },
          ]
        : [],
    ),
  })
})
afterAll(stopBoss)

/** A request of one bulk line, and the quote staff opened for it. */
async function aDraft() {
  const { serial: requestSerial } = await submitRequest(
    anonymous,
    aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
    'en',
    now,
  )
  const { serial } = await startQuote(staff, requestSerial, now)
  const { id: requestId, companyId } = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: requestSerial },
  })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
  const view = await namePlace(staff, serial, now)
  return {
    serial,
    requestSerial,
    requestId,
    companyId,
    guest,
    draft: view.revision.document.draft,
    version: view.revision.version,
  }
}

async function aSentQuote(change: Partial<QuoteDraft> = {}) {
  const made = await aDraft()
  const saved = await saveDraft(
    staff,
    {
      serial: made.serial,
      revision: 1,
      version: made.version,
      draft: { ...made.draft, ...change },
    },
    now,
  )
  const sent = await sendRevision(
    staff,
    {
      serial: made.serial,
      revision: 1,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    },
    now,
  )
  return {
    ...made,
    document: sent.document,
    hash: sent.documentHash,
    signature: {
      serial: made.serial,
      revision: 1,
      documentHash: sent.documentHash,
      signerName: 'Ana Ruiz',
    },
  }
}

describe('a draft', () => {
  it('starts once, however many colleagues open it', async () => {
    const { serial: requestSerial } = await submitRequest(anonymous, aRequest(), 'en', now)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        startQuote(i % 2 ? staff : colleague, requestSerial, now),
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

  it('saved over a colleague’s save is refused, and theirs stands', async () => {
    const { serial, draft, version } = await aDraft()
    await saveDraft(
      colleague,
      { serial, revision: 1, version, draft: { ...draft, freightMinor: 7_000 } },
      now,
    )
    expect(
      await conflict(
        saveDraft(
          staff,
          { serial, revision: 1, version, draft: { ...draft, freightMinor: 1 } },
          now,
        ),
      ),
    ).toBe('stale')
    expect((await getQuote(staff, serial)).revision.document.draft.freightMinor).toBe(7_000)
  })

  it('of twenty saves at once takes exactly one', async () => {
    const { serial, draft, version } = await aDraft()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        failure(
          saveDraft(
            staff,
            { serial, revision: 1, version, draft: { ...draft, freightMinor: i } },
            now,
          ),
        ),
      ),
    )
    expect(results.filter((error) => error === null)).toHaveLength(1)
    expect(results.filter((error) => error instanceof ConflictError)).toHaveLength(19)
  })

  it('names what is wrong with it, and stays as it was', async () => {
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
          saveDraft(staff, { serial, revision: 1, version, draft: { ...draft, ...wrong } }, now),
        ),
      ).toBeInstanceOf(InvalidInputError)
    }
    expect(await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })).toEqual(
      before,
    )
  })

  it('is not there for the buyer', async () => {
    const { serial, guest } = await aDraft()
    expect(await failure(getQuote(guest, serial))).toBeInstanceOf(NotFoundError)
  })

  it('that leaves the bounds is not sent, and says why by field; a reason lets prices alone pass', async () => {
    const { serial, draft, version } = await aDraft()
    const lines = draft.lines.map((line) => ({ ...line, unitPriceMinor: 1 }))
    const absurd = {
      ...draft,
      lines,
      depositPercent: '0.01',
      validUntil: '2099-12-31',
      namedPlace: 'United States',
    }
    const saved = await saveDraft(staff, { serial, revision: 1, version, draft: absurd }, now)
    const send = (from: typeof saved, reason?: string) =>
      sendRevision(
        staff,
        {
          serial,
          revision: 1,
          version: from.version,
          expectedTotalMinor: from.document.totalMinor,
          reason,
        },
        now,
      )
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
    const cheap = await saveDraft(
      staff,
      { serial, revision: 1, version: saved.version, draft: mended },
      now,
    )
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

  it('whose total moved under the sender is not sent', async () => {
    const { serial, version, draft } = await aDraft()
    expect(
      await conflict(
        sendRevision(
          staff,
          { serial, revision: 1, version, expectedTotalMinor: draft.lines[0]?.unitPriceMinor ?? 0 },
          now,
        ),
      ),
    ).toBe('total_moved')
    expect((await getQuote(staff, serial)).revision).toMatchObject({
      state: 'DRAFT',
      documentHash: null,
      version,
    })
  })
})

describe('a sent revision', () => {
  it('is what its hash says, and what the buyer reads', async () => {
    const { serial, guest, hash, document } = await aSentQuote({ freightMinor: 18_000 })
    const read = await getQuote(guest, serial)
    expect(read.revision).toMatchObject({ number: 1, state: 'SENT', documentHash: hash })
    expect(documentHash(read.revision.document)).toBe(hash)
    expect(read.revision.document).toEqual(document)
  })

  it('sent by twenty clicks is sent and mailed once', async () => {
    const { serial, version, requestId } = await aDraft()
    const total = (await getQuote(staff, serial)).revision.document.totalMinor
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        sendRevision(staff, { serial, revision: 1, version, expectedTotalMinor: total }, now),
      ),
    )
    expect(answers.some((a) => a.status === 'fulfilled')).toBe(true)
    const { id } = await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })
    expect(await db.mailMessage.count({ where: { dedupeKey: { contains: id } } })).toBe(1)
    expect(await db.quoteRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      status: 'QUOTED',
    })
  })

  it('can’t be saved, changed by hand, or deleted', async () => {
    const { serial, draft } = await aSentQuote()
    const { id, version } = await db.quoteRevision.findFirstOrThrow({
      where: { quote: { serial } },
    })
    expect(await conflict(saveDraft(staff, { serial, revision: 1, version, draft }, now))).toBe(
      'not_a_draft',
    )
    for (const change of [
      { totalMinor: 1n },
      { document: {} },
      { documentHash: 'f'.repeat(64) },
      { validUntil: new Date('2099-01-01') },
      { state: 'DRAFT' as const },
      { sentAt: new Date() },
    ]) {
      await expect(db.quoteRevision.update({ where: { id }, data: change })).rejects.toThrow(
        /sent revision cannot be changed/,
      )
    }
    await expect(db.quoteRevision.delete({ where: { id } })).rejects.toThrow(/cannot be deleted/)
  })

  it('stays in the lists beside the draft of the next; the buyer’s shows it alone', async () => {
    const { serial, guest } = await aSentQuote()
    await reviseQuote(staff, serial, now)
    const rows = async (actor: Actor, at = now) =>
      (await listQuotes(actor, at))
        .filter((row) => row.serial === serial)
        .map(({ revision, state, signable }) => [revision, state, signable])
    expect(await rows(staff)).toEqual([
      [2, 'DRAFT', false],
      [1, 'SENT', true],
    ])
    expect(await rows(guest)).toEqual([[1, 'SENT', true]])
    expect(await rows(staff, new Date('2099-01-01'))).toEqual([
      [2, 'DRAFT', false],
      [1, 'SENT', false],
    ])
    const { revision } = await getQuote(staff, serial, 2)
    const expectedTotalMinor = revision.document.totalMinor
    await sendRevision(
      staff,
      { serial, revision: 2, version: revision.version, expectedTotalMinor },
      now,
    )
    expect(await rows(staff)).toEqual([[2, 'SENT', true]])
  })

  it('is superseded when the next is sent; the old one can’t be signed any more', async () => {
    const { serial, guest, signature } = await aSentQuote()
    expect(await reviseQuote(staff, serial, now)).toEqual({ revision: 2 })
    expect(await reviseQuote(colleague, serial, now)).toEqual({ revision: 2 })
    expect((await getQuote(guest, serial)).revision.number).toBe(1)
    const { revision } = await getQuote(staff, serial, 2)
    await sendRevision(
      staff,
      {
        serial,
        revision: 2,
        version: revision.version,
        expectedTotalMinor: revision.document.totalMinor,
      },
      now,
    )
    expect(await conflict(acceptQuote(guest, signature, null, now))).toBe('superseded')
    expect((await getQuote(guest, serial)).revisions.map((r) => [r.number, r.state])).toEqual([
      [2, 'SENT'],
      [1, 'SUPERSEDED'],
    ])
  })
})

describe('an acceptance', () => {
  it('of twenty at once makes one order of the revision’s total and deposit', async () => {
    const { guest, signature, document, serial } = await aSentQuote({ depositPercent: '30' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => acceptQuote(guest, signature, '203.0.113.7', now)),
    )
    expect(new Set(answers.map((a) => a.orderSerial)).size).toBe(1)
    const order = await db.order.findUniqueOrThrow({
      where: { serial: answers[0]?.orderSerial ?? 0 },
      include: { parts: { orderBy: { position: 'asc' } } },
    })
    expect(Number(order.totalMinor)).toBe(document.totalMinor)
    expect(order.parts.map((part) => [part.kind, Number(part.amountMinor)])).toEqual([
      ['DEPOSIT', document.depositMinor],
      ['BALANCE', document.balanceMinor],
    ])
    expect(await db.acceptance.count({ where: { quote: { serial } } })).toBe(1)
    expect(
      await db.mailMessage.count({
        where: {
          template: { startsWith: 'quote-accepted' },
          dedupeKey: { contains: order.quoteId },
        },
      }),
    ).toBe(2)
  })

  it('keeps the signer’s own zone; an invented one is left out and refuses nothing', async () => {
    for (const [zone, kept] of [
      ['America/Mexico_City', 'America/Mexico_City'],
      ['Nowhere/City', null],
    ] as const) {
      const { guest, signature, quoteId } = await aSentQuote().then(async (made) => ({
        ...made,
        quoteId: (await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })).id,
      }))
      await acceptQuote(guest, { ...signature, signerTimeZone: zone }, null, now)
      const { signerTimeZone } = await db.acceptance.findUniqueOrThrow({ where: { quoteId } })
      expect(signerTimeZone).toBe(kept)
    }
  })

  it('keeps who signed what, and can’t be rewritten', async () => {
    const { guest, signature, serial, hash } = await aSentQuote()
    await acceptQuote(guest, signature, '203.0.113.7', now)
    const acceptance = await db.acceptance.findFirstOrThrow({ where: { quote: { serial } } })
    expect(acceptance).toMatchObject({
      signerName: 'Ana Ruiz',
      signerEmail: 'ana@aurora.example',
      documentHash: hash,
      ipAddress: '203.0.113.7',
      acceptedAt: now,
    })
    await expect(
      db.acceptance.update({ where: { id: acceptance.id }, data: { signerName: 'Eve' } }),
    ).rejects.toThrow(/permission denied for table acceptance/)
    await expect(db.acceptance.delete({ where: { id: acceptance.id } })).rejects.toThrow(
      /permission denied for table acceptance/,
    )
  })

  it('is refused of what was not read, of what expired, and without a name; nothing is written', async () => {
    const { guest, signature, serial, document } = await aSentQuote()
    expect(
      await conflict(acceptQuote(guest, { ...signature, documentHash: 'a'.repeat(64) }, null, now)),
    ).toBe('altered')
    const late = new Date(
      new Date(`${document.draft.validUntil}T00:00:00Z`).getTime() + 3 * 86_400_000,
    )
    expect(await conflict(acceptQuote(guest, signature, null, late))).toBe('expired')
    expect(
      await failure(acceptQuote(guest, { ...signature, signerName: ' ' }, null, now)),
    ).toBeInstanceOf(InvalidInputError)
    expect(await db.acceptance.count({ where: { quote: { serial } } })).toBe(0)
    expect(await db.order.count({ where: { quote: { serial } } })).toBe(0)
  })

  it('of somebody else’s quote finds nothing', async () => {
    const { signature } = await aSentQuote()
    const { guest: stranger } = await aSentQuote()
    expect(await failure(acceptQuote(stranger, signature, null, now))).toBeInstanceOf(NotFoundError)
  })

  it('racing the next revision leaves one winner, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { serial, guest, signature } = await aSentQuote()
      await reviseQuote(staff, serial, now)
      const { revision } = await getQuote(staff, serial, 2)
      const [signed, sent] = await Promise.allSettled([
        acceptQuote(guest, signature, null, now),
        sendRevision(
          staff,
          {
            serial,
            revision: 2,
            version: revision.version,
            expectedTotalMinor: revision.document.totalMinor,
          },
          now,
        ),
      ])
      expect([signed.status, sent.status].filter((status) => status === 'fulfilled')).toHaveLength(
        1,
      )
      const states = await db.quoteRevision.findMany({
        where: { quote: { serial } },
        orderBy: { number: 'asc' },
        select: { state: true },
      })
      expect(states.map((s) => s.state)).toEqual(
        signed.status === 'fulfilled' ? ['ACCEPTED', 'DRAFT'] : ['SUPERSEDED', 'SENT'],
      )
    }
  })

  it('ends revising', async () => {
    const { serial, guest, signature } = await aSentQuote()
    await acceptQuote(guest, signature, null, now)
    expect(await conflict(reviseQuote(staff, serial, now))).toBe('accepted')
  })
})
