import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { joinCompany } from '@/features/accounts/commands/join-company'
import { setLegalData } from '@/features/companies/commands/set-legal-data'
import { setLimit } from '@/features/companies/commands/set-limit'
import { companyPeople } from '@/features/companies/queries/company-people'
import { legalData } from '@/features/companies/queries/legal-data'
import { ownCompany } from '@/features/companies/queries/own-company'
import { companyPapers } from '@/features/companies/queries/papers'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import { askedSignatures } from '@/features/quotes/queries/signatures'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { ownDesigns } from '@/features/quotes/queries/own-designs'
import { getQuote } from '@/features/quotes/queries/quotes'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { OWN_QUOTE_LIST } from '@/features/quotes/rules/own-quote-list'
import { getRequest } from '@/features/requests/queries/requests'
import { postEntry } from '@/features/threads/commands/post-entry'
import { getThread } from '@/features/threads/queries/thread'
import { db } from '@/platform/db/client'
import { ConflictError, ForbiddenError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { allRows } from '@/tests/support/listed'
import { SIGNING } from '@/tests/support/signing'
import { aCompany, actorOf, aQuote, memberId, type Member } from './company-fixtures'
import { openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

/** The outcome in one word. */
async function outcome(work: Promise<unknown>): Promise<string> {
  const error = await failure(work)
  if (!error) return 'done'
  if (error instanceof ConflictError) return error.reason
  if (error instanceof NotFoundError) return 'not found'
  if (error instanceof ForbiddenError) return 'forbidden'
  throw error
}

describe('a quote’s link forwarded to a stranger', () => {
  it('opens that quote to read and to talk about, and signs nothing where the company has limited who signs', async () => {
    const { id: companyId, people } = await aCompany(['owner'], ['buyer'])
    const [owner, buyer] = people as [Member, Member]
    const elsewhere = (await aCompany(['owner'])).people[0] as Member
    const forwarded = await aQuote(buyer)
    const another = await aQuote(buyer)
    const { requestId, requestSerial, serial, paper } = forwarded
    await setLimit(as(owner), {
      memberId: await memberId(buyer),
      currency: 'USD',
      amount: '0',
      window: 'ORDER',
    })
    const { id: asked } = await askSignature(as(buyer, now), { ...paper, note: '' })
    await postEntry(as(staff, now), {
      serial: requestSerial,
      key: randomUUID(),
      audience: 'INTERNAL',
      body: 'Our floor is lower',
      files: [],
    })
    const linkedRequestIds = [requestId]
    const strangers: [string, Actor][] = [
      ['guest', { kind: 'guest', linkedRequestIds }],
      ['member', { ...elsewhere, linkedRequestIds }],
    ]
    const theirs = { companyId, version: '1', ...SIGNING }
    const signing = { signerName: 'Eve', ...SIGNING }
    for (const [who, stranger] of strangers) {
      const me = as(stranger, now)
      // What the link is for.
      expect((await getQuote(stranger, serial)).revision.documentHash).toBe(paper.documentHash)
      expect((await getRequest(stranger, requestSerial)).serial).toBe(requestSerial)
      const thread = await getThread(stranger, requestSerial, { locale: 'en' })
      expect(JSON.stringify(thread)).not.toContain('Our floor is lower')
      const listed = await allRows(OWN_QUOTE_LIST, await ownQuoteTable(stranger, now))
      expect(listed.map((row) => row.serial)).toEqual([serial])
      // What it doesn't open: another quote, the company, its members, its papers, its signatures.
      const refused = who === 'guest' ? 'forbidden' : 'not found'
      const others = {
        another: await outcome(getQuote(stranger, another.serial)),
        sign: await outcome(acceptQuote(me, { ...paper, ...signing }, null)),
        signAnother: await outcome(acceptQuote(me, { ...another.paper, ...signing }, null)),
        declineAnother: await outcome(declineQuote(me, { ...another.paper, reasonCode: 'price' })),
        ask: await outcome(askSignature(me, { ...paper, note: '' })),
        approve: await outcome(signRequested(me, { id: asked, ...signing }, null)),
        company: await outcome(ownCompany(stranger, companyId)),
        people: await outcome(companyPeople(stranger, companyId, now)),
        papers: await outcome(companyPapers(stranger, companyId, now)),
        registered: await outcome(legalData(stranger, companyId)),
        setRegistered: await outcome(setLegalData(me, theirs)),
      }
      expect(others).toEqual({
        another: 'not found',
        sign: 'sign_in',
        signAnother: 'not found',
        declineAnother: 'not found',
        // A link has no limit, and so no approver either.
        ask: who === 'guest' ? 'not_over' : 'sign_in',
        approve: refused,
        company: refused,
        people: refused,
        papers: refused,
        registered: refused,
        setRegistered: refused,
      })
      if (who === 'member') {
        expect(await askedSignatures(stranger, now)).toEqual([])
        expect(await ownDesigns(stranger)).toEqual([])
      }
    }

    // Opening it signed in makes nobody a member of the company, and entries are by the contact
    // that it was sent to.
    await joinCompany(as(elsewhere))
    expect((await actorOf(elsewhere.userId)).memberships.map((each) => each.companyId)).toEqual([
      elsewhere.companyId,
    ])
    const guest: Actor = { kind: 'guest', linkedRequestIds }
    const change = { lines: [], words: 'Cheaper?' }
    await counterQuote(as(guest, now), { ...paper, changes: change, idempotencyKey: randomUUID() })
    const { entries } = await getThread(buyer, requestSerial, { locale: 'en' })
    expect(entries.at(-1)).toMatchObject({ side: 'BUYER', author: 'Ana Ruiz' })
    expect(await db.quote.findUnique({ where: { serial } })).toMatchObject({ companyId })
  })
})
