import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { as } from '@/tests/support/as'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { documentHash } from '@/features/quotes/rules/canonical'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { now } from './submit-request-fixtures'
import { staff, colleague, conflict, aDraft, aSentQuote, openDesk } from './quote-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

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
        sendRevision(as(staff, now), { serial, revision: 1, version, expectedTotalMinor: total }),
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
    expect(await conflict(saveDraft(as(staff, now), { serial, revision: 1, version, draft }))).toBe(
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

  it('stays in the lists beside the draft of the next; the buyer sees only the sent one', async () => {
    const { serial, guest } = await aSentQuote()
    await reviseQuote(as(staff, now), serial)
    const rows = async (actor: Actor, at = now) =>
      (
        await (actor === staff ? await quoteTable(actor, at) : await ownQuoteTable(actor, at)).pick(
          [serial],
        )
      ).map(({ revision, state, signable }) => [revision, state, signable])
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
    await sendRevision(as(staff, now), {
      serial,
      revision: 2,
      version: revision.version,
      expectedTotalMinor,
    })
    expect(await rows(staff)).toEqual([[2, 'SENT', true]])
  })

  it('is superseded when the next is sent; the old one can’t be signed any more', async () => {
    const { serial, guest, signature } = await aSentQuote()
    expect(await reviseQuote(as(staff, now), serial)).toEqual({ revision: 2 })
    expect(await reviseQuote(as(colleague, now), serial)).toEqual({ revision: 2 })
    expect((await getQuote(guest, serial)).revision.number).toBe(1)
    const { revision } = await getQuote(staff, serial, 2)
    await sendRevision(as(staff, now), {
      serial,
      revision: 2,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    expect(await conflict(acceptQuote(as(guest, now), signature, null))).toBe('superseded')
    expect((await getQuote(guest, serial)).revisions.map((r) => [r.number, r.state])).toEqual([
      [2, 'SENT'],
      [1, 'SUPERSEDED'],
    ])
  })
})
