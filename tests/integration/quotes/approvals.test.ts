import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLimit } from '@/features/companies/commands/set-limit'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import { refuseSignature, takeBackSignature } from '@/features/quotes/commands/decide-signature'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { db } from '@/platform/db/client'
import { ForbiddenError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { SIGNING } from '@/tests/support/signing'
import { aCompany, aQuote, memberId, type Member } from './company-fixtures'
import { act, assertInvariants, outcome } from './deeds'
import { openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

/** Long after every validity. */
const LATE = new Date(now.getTime() + 400 * 86_400_000)
const QUOTES = 2
const DEEDS = [
  'accept',
  'ask',
  'approve',
  'approve_own',
  'approve_late',
  'refuse',
  'take_back',
  'limit',
  'counter',
  'resend',
  'withdraw',
] as const
type Deed = (typeof DEEDS)[number]

const step = fc.record({
  deed: fc.constantFrom(...DEEDS),
  /** done concurrently, on the same quote or the other */
  beside: fc.option(fc.constantFrom(...DEEDS), { freq: 2 }),
  who: fc.nat({ max: 1 }),
  at: fc.nat({ max: QUOTES - 1 }),
  besideAt: fc.nat({ max: QUOTES - 1 }),
  /** the limit, in totals of a quote: never alone, one of them, two */
  limit: fc.constantFrom(0, 1.5, 2.5),
})

interface House {
  owner: Member
  /** an approver who also buys: nobody approves their own */
  approver: Member
  buyers: Member[]
  quotes: Awaited<ReturnType<typeof aQuote>>[]
}

/** What somebody who is looking at a quote now would send. */
async function looked({ serial, quoteId }: House['quotes'][0]) {
  const sent = await db.quoteRevision.findFirst({
    where: { quoteId, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
  })
  const asked = await db.signatureRequest.findFirst({
    where: { quoteId },
    orderBy: { requestedAt: 'desc' },
  })
  return {
    paper: { serial, revision: sent?.number ?? 1, documentHash: sent?.documentHash ?? '' },
    asked: asked?.id ?? randomUUID(),
    askedBy: asked?.requestedById,
  }
}

async function doDeed(
  deed: Deed,
  { owner, approver, buyers, quotes }: House,
  { who, at, limit }: { who: number; at: number; limit: number },
): Promise<unknown> {
  const [quote, buyer] = [quotes[at], buyers[who]]
  if (!quote || !buyer) throw new Error('nobody')
  const { paper, asked, askedBy } = await looked(quote)
  const signature = { signerName: 'Ann', ...SIGNING }
  const own = { ...signature, id: asked }
  switch (deed) {
    case 'accept':
      return acceptQuote(as(buyer, now), { ...paper, ...signature }, null)
    case 'ask':
      return askSignature(as(buyer, now), { ...paper, note: '' })
    case 'approve':
      return signRequested(as(who === 0 ? owner : approver, now), own, null)
    case 'approve_own':
      return signRequested(
        as([...buyers].find((b) => b.userId === askedBy) ?? buyer, now),
        own,
        null,
      )
    case 'approve_late':
      return signRequested(as(owner, LATE), own, null)
    case 'refuse':
      return refuseSignature(as(approver, now), { id: asked, reason: 'Not now' })
    case 'take_back':
      return takeBackSignature(as(buyer, now), { id: asked })
    case 'limit':
      return setLimit(as(owner), {
        memberId: await memberId(buyer),
        currency: 'USD',
        amount: String(Math.round((quote.totalMinor * limit) / 100)),
        window: 'YEAR',
      })
    case 'counter':
      return counterQuote(as(buyer, now), {
        ...paper,
        changes: { lines: [], depositPercent: '20', words: '' },
        idempotencyKey: randomUUID(),
      })
    case 'resend': {
      await reviseQuote(as(staff, now), quote.serial)
      const { serial, requestSerial, quoteId } = quote
      return act('send', { serial, requestSerial, quoteId, guest: owner })
    }
    case 'withdraw':
      return withdrawRevision(as(staff, now), paper)
  }
}

/** Whether it was done; deeds that the role doesn't allow are refused. */
const tried = async (work: Promise<unknown>): Promise<true | string> =>
  outcome(
    work.catch((error: unknown) => {
      if (!(error instanceof ForbiddenError)) throw error
      return Promise.reject(new ForbiddenRole())
    }),
  ).catch((error: unknown) => {
    if (error instanceof ForbiddenRole) return 'forbidden'
    throw error
  })
class ForbiddenRole extends Error {}

const limitsOf = async ({ buyers }: House): Promise<number[]> =>
  Promise.all(
    buyers.map(async ({ userId }) => {
      const found = await db.approvalLimit.findFirst({ where: { member: { userId } } })
      return found ? Number(found.amountMinor) : Number.POSITIVE_INFINITY
    }),
  )

const signedBy = async ({ buyers, quotes }: House): Promise<number[][]> =>
  Promise.all(
    buyers.map(async ({ userId }) => {
      const orders = await db.order.findMany({
        where: {
          quoteId: { in: quotes.map(({ quoteId }) => quoteId) },
          quote: { acceptance: { signedById: userId } },
        },
      })
      return orders.map(({ totalMinor }) => Number(totalMinor))
    }),
  )

/** What is true of signature requests, whatever was done. */
async function assertApprovals({ quotes }: House): Promise<void> {
  for (const { quoteId } of quotes) {
    const [asked, acceptance] = await Promise.all([
      db.signatureRequest.findMany({ where: { quoteId }, include: { revision: true } }),
      db.acceptance.findUnique({ where: { quoteId }, include: { revision: true } }),
    ])
    const waiting = asked.filter(({ state }) => state === 'WAITING')
    expect(new Set(waiting.map(({ revisionId }) => revisionId)).size).toBe(waiting.length)
    const signed = asked.filter(({ state }) => state === 'SIGNED')
    expect(signed).toHaveLength(acceptance?.requestedBy == null ? 0 : 1)
    for (const { decidedById, requestedById, documentHash, revision } of signed) {
      expect(decidedById).not.toBe(requestedById)
      expect(acceptance).toMatchObject({ documentHash, signedById: decidedById })
      expect(revision).toMatchObject({ state: 'ACCEPTED', documentHash })
    }
    if (acceptance)
      expect(acceptance.acceptedAt.getTime()).toBeLessThan(acceptance.revision.validUntil.getTime())
  }
}

describe('signatures above a limit', () => {
  it('keep their invariants through random simultaneous deeds: nobody’s own, nothing late, and no limit exceeded together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (history) => {
        const { people } = await aCompany(['owner'], ['approver', 'buyer'], ['buyer'], ['buyer'])
        const [owner, approver, ...rest] = people as [Member, Member, Member]
        const buyers = [rest[0] as Member, approver]
        const quotes = [await aQuote(owner), await aQuote(owner)]
        const house: House = { owner, approver, buyers, quotes }
        for (const buyer of buyers)
          await setLimit(as(owner), {
            memberId: await memberId(buyer),
            currency: 'USD',
            amount: '0',
            window: 'YEAR',
          })
        // One request waits from the beginning.
        expect(await tried(doDeed('ask', house, { who: 0, at: 0, limit: 0 }))).toBe(true)
        for (const { deed, beside, besideAt, ...by } of history) {
          const [before, signed] = [await limitsOf(house), await signedBy(house)]
          const done = await Promise.all([
            tried(doDeed(deed, house, by)),
            ...(beside
              ? [tried(doDeed(beside, house, { ...by, who: 1 - by.who, at: besideAt }))]
              : []),
          ])
          if (deed === 'approve_own' || deed === 'approve_late') expect(done[0]).not.toBe(true)
          const [after, later] = [await limitsOf(house), await signedBy(house)]
          later.forEach((totals, i) => {
            const had = signed[i]?.length ?? 0
            if (totals.length === had) return
            const sum = totals.reduce((all, each) => all + each, 0)
            expect(sum).toBeLessThanOrEqual(Math.max(before[i] ?? 0, after[i] ?? 0))
          })
          await assertApprovals(house)
          for (const { serial, requestSerial, quoteId } of quotes)
            await assertInvariants({ serial, requestSerial, quoteId, guest: owner })
        }
      }),
      { numRuns: 3 },
    )
  }, 120_000)

  it('that wait end once somebody within their limit has signed', async () => {
    const { people } = await aCompany(['owner'], ['approver', 'buyer'], ['buyer'])
    const [owner, approver, buyer] = people as [Member, Member, Member]
    const house: House = { owner, approver, buyers: [buyer], quotes: [await aQuote(owner)] }
    const [by, lifted] = [
      { who: 0, at: 0, limit: 0 },
      { who: 0, at: 0, limit: 2.5 },
    ]
    await doDeed('limit', house, by)
    await doDeed('ask', house, by)
    await doDeed('limit', house, lifted)
    await doDeed('accept', house, by)
    expect(await tried(doDeed('approve', house, by))).toBe('decided')
    expect(await tried(doDeed('refuse', house, by))).toBe('decided')
    await assertApprovals(house)
  })
})
