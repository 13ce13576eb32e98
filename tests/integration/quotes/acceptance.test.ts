import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { now } from './submit-request-fixtures'
import { staff, conflict, aSentQuote, openDesk } from './quote-fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

beforeAll(openDesk)
afterAll(stopBoss)

describe('an acceptance', () => {
  it('by twenty at once makes one order with the revision’s total and deposit', async () => {
    const { guest, signature, document, serial } = await aSentQuote({ depositPercent: '30' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => acceptQuote(as(guest, now), signature, '203.0.113.7')),
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
    expect(await db.signature.count({ where: { acceptance: { quote: { serial } } } })).toBe(1)
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
      await acceptQuote(as(guest, now), { ...signature, signerTimeZone: zone }, null)
      const { signerTimeZone } = await db.acceptance.findUniqueOrThrow({ where: { quoteId } })
      expect(signerTimeZone).toBe(kept)
    }
  })

  it('keeps who signed what, and can’t be rewritten', async () => {
    const { guest, signature, serial, hash } = await aSentQuote()
    await acceptQuote(as(guest, now), signature, '203.0.113.7')
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

  it('is refused for a revision that was not read or has expired, and without a name; nothing is written', async () => {
    const { guest, signature, serial, document } = await aSentQuote()
    expect(
      await conflict(
        acceptQuote(as(guest, now), { ...signature, documentHash: 'a'.repeat(64) }, null),
      ),
    ).toBe('altered')
    const late = new Date(
      new Date(`${document.draft.validUntil}T00:00:00Z`).getTime() + 3 * 86_400_000,
    )
    expect(await conflict(acceptQuote(as(guest, late), signature, null))).toBe('expired')
    expect(
      await failure(acceptQuote(as(guest, now), { ...signature, signerName: ' ' }, null)),
    ).toBeInstanceOf(InvalidInputError)
    expect(await db.acceptance.count({ where: { quote: { serial } } })).toBe(0)
    expect(await db.order.count({ where: { quote: { serial } } })).toBe(0)
  })

  it('of somebody else’s quote finds nothing', async () => {
    const { signature } = await aSentQuote()
    const { guest: stranger } = await aSentQuote()
    expect(await failure(acceptQuote(as(stranger, now), signature, null))).toBeInstanceOf(
      NotFoundError,
    )
  })

  it('racing the next revision leaves one winner, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { serial, guest, signature } = await aSentQuote()
      await reviseQuote(as(staff, now), serial)
      const { revision } = await getQuote(staff, serial, 2)
      const [signed, sent] = await Promise.allSettled([
        acceptQuote(as(guest, now), signature, null),
        sendRevision(as(staff, now), {
          serial,
          revision: 2,
          version: revision.version,
          expectedTotalMinor: revision.document.totalMinor,
        }),
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
    await acceptQuote(as(guest, now), signature, null)
    expect(await conflict(reviseQuote(as(staff, now), serial))).toBe('accepted')
  })
})
