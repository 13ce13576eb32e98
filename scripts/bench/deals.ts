import { setTimeout as sleep } from 'node:timers/promises'
import { staffActor, type Actor } from '@/features/accounts/rules/actor'
import { consentText } from '@/features/company/queries/consent'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import type { Submission } from './visits'

/**
 * Deals made in full: a request over HTTP, then quote and signature by the site's own commands,
 * each repeated until it is answered.
 */

export interface Deal extends Submission {
  quoteSerial?: number
  orderSerial?: number
  requestId?: string
  /** who signed it */
  guest?: Actor
}

export type Staff = Extract<Actor, { kind: 'staff' }>

/** One of the demo's staff: a quote names its sender. */
export async function someStaff(): Promise<Staff> {
  return staffActor(await db.user.findFirstOrThrow({ where: { roles: { has: 'owner' } } }))
}

const AGAIN_MS = 100
const NAMED_PLACE = 'Chicago'
export const COMPANY = {
  legalName: 'Bench Trading Ltd',
  legalAddress: '1 Bench Street, Chicago, IL 60601',
  legalCountry: 'US',
}

/** Repeats calls that fail while things are down, like a person who presses the button again. */
export async function untilDone<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(AGAIN_MS)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}

/** Completes a draft, wherever an earlier attempt broke off. */
async function sent(staff: Staff, serial: number): Promise<string> {
  const { revision } = await getQuote(staff, serial)
  const { number, version, document } = revision
  if (revision.state !== 'DRAFT' && revision.documentHash) return revision.documentHash
  // A request has only the country; staff name the place before they send.
  if (document.draft.namedPlace !== NAMED_PLACE) {
    const draft = { ...document.draft, namedPlace: NAMED_PLACE }
    await saveDraft({ actor: staff, now: new Date() }, { serial, revision: number, version, draft })
    return sent(staff, serial)
  }
  const { documentHash } = await sendRevision(
    { actor: staff, now: new Date() },
    {
      serial,
      revision: number,
      version,
      expectedTotalMinor: document.totalMinor,
    },
  )
  return documentHash
}

/** A sent quote, with its buyer's access. */
export interface SentQuote {
  serial: number
  requestId: string
  requestSerial: number
  documentHash: string
  guest: Actor
}

/** Quotes a request and sends it. */
export async function quoteFor(
  staff: Staff,
  requestSerial: number,
  patienceMs: number,
): Promise<SentQuote> {
  const { serial } = await untilDone(patienceMs, () =>
    startQuote({ actor: staff, now: new Date() }, requestSerial),
  )
  const documentHash = await untilDone(patienceMs, () => sent(staff, serial))
  const { id: requestId } = await untilDone(patienceMs, () =>
    db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial }, select: { id: true } }),
  )
  const guest: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
  return { serial, requestId, requestSerial, documentHash, guest }
}

/**
 * Makes one deal from request to order, or continues one that broke off.
 * @param deal a new one, or a recorded one
 * @param note receives the deal whenever more of it is answered
 * @param at is told the next step
 */
export async function makeDeal(
  staff: Staff,
  submit: (submission: Submission) => Promise<number>,
  deal: Deal,
  note: (deal: Deal) => void,
  at: (step: string) => void,
  patienceMs: number,
): Promise<Deal> {
  at('request')
  await untilDone(patienceMs, async () => {
    const status = await submit(deal)
    if (!deal.number) throw new Error(`status ${status}`)
  })
  note(deal)
  at('quote')
  const requestSerial = Number(deal.number?.replace('RFQ-', ''))
  const { serial, requestId, documentHash, guest } = await quoteFor(
    staff,
    requestSerial,
    patienceMs,
  )
  Object.assign(deal, { quoteSerial: serial, requestId })
  note(deal)
  at('signature')
  const { sha256: consentHash } = await untilDone(patienceMs, () => consentText('en'))
  const { orderSerial } = await untilDone(patienceMs, () =>
    acceptQuote(
      { actor: guest, now: new Date() },
      { serial, revision: 1, documentHash, signerName: 'Ben Buyer', consentHash, ...COMPANY },
      null,
    ),
  )
  deal.orderSerial = orderSerial
  deal.guest = guest
  note(deal)
  return deal
}

/** Compares deals with the database: what was answered and is missing, and what exists more than once. */
export async function dealsAtRest(
  deals: readonly Deal[],
): Promise<{ lost: string[]; doubled: string[] }> {
  const [lost, doubled]: [string[], string[]] = [[], []]
  for (const deal of deals) {
    const requests = await db.quoteRequest.findMany({
      where: { contactEmail: deal.email },
      include: { quote: { include: { revisions: true, acceptance: true, order: true } } },
    })
    const name = deal.number ?? deal.key
    if (requests.length > 1) doubled.push(`request ${name}`)
    const request = requests.find(({ serial }) => serial === Number(deal.number?.slice(4)))
    if (deal.number && !request) lost.push(`request ${name}`)
    const quote = request?.quote
    if (deal.quoteSerial && quote?.serial !== deal.quoteSerial) lost.push(`quote of ${name}`)
    if ((quote?.revisions.length ?? 0) > 1) doubled.push(`revision of ${name}`)
    if (deal.orderSerial && (quote?.order?.serial !== deal.orderSerial || !quote.acceptance))
      lost.push(`order of ${name}`)
    if (!request) continue
    const submits = await db.auditEvent.count({
      where: { action: 'request.submit', objectId: request.id },
    })
    if (submits !== 1) (submits ? doubled : lost).push(`audit of ${name}`)
    if (quote?.order) {
      const accepts = await db.auditEvent.count({
        where: { action: 'quote.accept', objectId: { in: quote.revisions.map(({ id }) => id) } },
      })
      if (accepts !== 1) (accepts ? doubled : lost).push(`signature's audit of ${name}`)
    }
  }
  return { lost, doubled }
}

/** Missing letters to the buyers: one for the request, one for the quote, one for the signature. */
export async function lettersMissing(deals: readonly Deal[]): Promise<number> {
  const written = await db.mailMessage.groupBy({
    by: ['toAddress'],
    where: { toAddress: { in: deals.map(({ email }) => email) }, state: { in: ['KEPT', 'SENT'] } },
    _count: true,
  })
  const count = new Map(written.map((row) => [row.toAddress, row._count]))
  const due = ({ number, orderSerial }: Deal): number => (orderSerial ? 3 : number ? 1 : 0)
  return deals.reduce((sum, deal) => sum + Math.max(0, due(deal) - (count.get(deal.email) ?? 0)), 0)
}
