import { randomUUID } from 'node:crypto'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import { consentText } from '@/features/company/queries/consent'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { postEntry } from '@/features/threads/commands/post-entry'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { COMPANY, quoteFor, untilDone, type SentQuote, type Staff } from './deals'
import type { Figure } from './figure'

/** 200 people who accept, approve, counter and write at once on 50 quotes of one company, four people per quote. */

const QUOTES = 50
const PATIENCE_MS = 60_000

type Member = Extract<Actor, { kind: 'member' }>

/** A quote that waits for an approver's signature while other things are done with it. */
interface AskedQuote extends SentQuote {
  /** of the signature request */
  askedId: string
}

/**
 * Lets them answer, and checks the result. Whoever is turned away tries again, as the form does,
 * until there is an answer: that somebody else was first is an answer too.
 */
export async function answersAtOnce(staff: Staff): Promise<Figure[]> {
  const [owner, approver, buyer] = await aBoundedCompany()
  const quotes = await askedQuotes(staff, buyer)
  const { sha256: consentHash } = await consentText('en')
  const outcomes: Record<string, number> = {}
  const again: Record<string, number> = {}
  const count = (of: Record<string, number>, what: string) => (of[what] = (of[what] ?? 0) + 1)
  const presses = (deed: string, work: () => Promise<unknown>) =>
    untilDone(PATIENCE_MS, async () => {
      try {
        await work()
        count(outcomes, `${deed} done`)
      } catch (error) {
        if (!(error instanceof ConflictError)) {
          count(
            again,
            error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : '',
          )
          throw error
        }
        count(outcomes, `${deed} refused`)
      }
    })
  const startedAt = performance.now()
  const answers = await Promise.allSettled(
    quotes.flatMap(({ serial, requestSerial, documentHash, askedId }) => {
      const [read, keys] = [{ serial, revision: 1, documentHash }, [randomUUID(), randomUUID()]]
      const by = (actor: Actor) => ({ actor, now: new Date() })
      return [
        presses('accept', () =>
          acceptQuote(
            by(owner),
            { ...read, signerName: 'Olga Owner', consentHash, ...COMPANY },
            null,
          ),
        ),
        presses('approve', () =>
          signRequested(
            by(approver),
            { id: askedId, signerName: 'Ann Approver', consentHash, ...COMPANY },
            null,
          ),
        ),
        presses('counter', () =>
          counterQuote(by(buyer), {
            ...read,
            changes: { lines: [], words: 'Somewhat less, please.' },
            idempotencyKey: keys[0],
          }),
        ),
        presses('write', () =>
          postEntry(by(buyer), {
            serial: requestSerial,
            key: keys[1],
            audience: 'SHARED',
            body: 'Can it be brushed?',
            files: [],
          }),
        ),
      ]
    }),
  )
  const tookMs = performance.now() - startedAt
  const broken = await brokenAmong(quotes)
  const unanswered = answers.filter(({ status }) => status === 'rejected').length
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([what, times]) => `${what} ${times}`)
      .toSorted()
      .join(', ')
  return [
    {
      name: `${answers.length} people who accept, approve, counter and write at ${QUOTES} quotes at once: lost, doubled or unanswered`,
      value: broken.length + unanswered,
      unit: 'quotes',
      bound: { atMost: 0 },
      detail: [
        counts(outcomes),
        `pressed again: ${counts(again) || 'nobody'}`,
        `${Math.round(tookMs)} ms`,
        ...broken.slice(0, 3),
      ].join('; '),
    },
  ]
}

/** A company with an owner, an approver, and a buyer who may not sign alone. */
async function aBoundedCompany(): Promise<[Member, Member, Member]> {
  const company = await db.company.create({ data: { name: 'Bench Trading' } })
  const roles: CompanyRole[] = ['owner', 'approver', 'buyer']
  const people: Member[] = []
  for (const role of roles) {
    const email = `${role}-${randomUUID()}@bench.example`
    const user = await db.user.create({
      data: { id: randomUUID(), name: `Bench ${role}`, email, emailVerified: true },
    })
    const place = await db.companyMember.create({
      data: { companyId: company.id, userId: user.id, roles: [role] },
    })
    if (role === 'buyer')
      await db.approvalLimit.create({
        data: {
          memberId: place.id,
          currency: 'USD',
          amountMinor: 0,
          window: 'ORDER',
          setBy: 'Bench',
        },
      })
    people.push(memberActor({ ...user, userId: user.id }, [place]))
  }
  return people as [Member, Member, Member]
}

/** Quotes of one catalog line each, sent, with a signature request. */
async function askedQuotes(staff: Staff, buyer: Member): Promise<AskedQuote[]> {
  const variant = await db.variant.findFirstOrThrow({
    where: { product: { status: 'PUBLISHED' } },
    orderBy: { sku: 'asc' },
    include: { product: true },
  })
  const { moq, orderMultiple } = variant.product
  const askedOnes: AskedQuote[] = []
  for (let i = 0; i < QUOTES; i++) {
    const { serial: requestSerial } = await submitRequest(
      { actor: buyer, now: new Date() },
      {
        idempotencyKey: randomUUID(),
        companyName: 'Bench Trading',
        contactName: buyer.name,
        contactEmail: buyer.email,
        destination: 'US',
        incoterm: 'FOB',
        currency: 'USD',
        lines: [
          {
            kind: 'BULK',
            sku: variant.sku,
            quantity: Math.ceil(moq / orderMultiple) * orderMultiple * 2,
          },
        ],
      },
      'en',
    )
    const sentQuote = await quoteFor(staff, requestSerial, PATIENCE_MS)
    const { serial, documentHash } = sentQuote
    const { id: askedId } = await askSignature(
      { actor: buyer, now: new Date() },
      { serial, revision: 1, documentHash, note: '' },
    )
    askedOnes.push({ ...sentQuote, askedId })
  }
  return askedOnes
}

/**
 * Quotes in a wrong state: each must be signed once with one order, by the owner or by the
 * approver, or countered and not signed; and each message must be there once, in a thread numbered
 * without a gap.
 */
async function brokenAmong(sentQuotes: readonly AskedQuote[]): Promise<string[]> {
  const found = await db.quote.findMany({
    where: { serial: { in: sentQuotes.map(({ serial }) => serial) } },
    include: {
      revisions: true,
      acceptance: true,
      order: true,
      counters: true,
      signatureRequests: true,
      request: { select: { thread: { include: { entries: true } } } },
    },
  })
  return found
    .filter(({ revisions, acceptance, order, counters, signatureRequests, request }) => {
      const accepted = revisions.filter(({ state }) => state === 'ACCEPTED').length
      const open = counters.filter(({ state }) => state === 'OPEN').length
      const approved = signatureRequests.filter(({ state }) => state === 'SIGNED').length
      const isSigned =
        accepted === 1 &&
        acceptance !== null &&
        order?.totalMinor === revisions[0]?.totalMinor &&
        open === 0 &&
        approved === (acceptance.requestedBy === null ? 0 : 1)
      const isCountered =
        accepted === 0 && acceptance === null && order === null && open === 1 && approved === 0
      const { entries = [], lastSerial = -1 } = request.thread ?? {}
      const messages = entries.filter(({ kind }) => kind === 'MESSAGE').length
      return !(isSigned || isCountered) || messages !== 1 || lastSerial !== entries.length
    })
    .map(({ serial }) => `Q-${serial}`)
}
