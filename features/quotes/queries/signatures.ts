import 'server-only'
import { rolesIn, type Actor } from '@/features/accounts/rules/actor'
import type { ApprovalLimit } from '@/features/accounts/rules/approval-limit'
import { authorize, may, scopeOf } from '@/features/accounts/rules/permissions'
import type { QuoteView } from './quotes'
import { db } from '@/platform/db/client'
import { readLimit } from '../commands/hold-limit'

/** What a buyer needs before they can sign a revision. */
export type SignatureStanding =
  /** nothing */
  | { kind: 'free' }
  /** a link alone isn't enough where the company restricts who signs */
  | { kind: 'sign_in' }
  /** above the amount that they may sign for alone */
  | {
      kind: 'over'
      limit: ApprovalLimit | null
      leftMinor: number
      /** an approver refused this revision before */
      refused: { by: string; at: Date; reason: string } | null
    }
  /** waits for an approver */
  | {
      kind: 'waiting'
      id: string
      by: string
      at: Date
      note: string
      /** the picks to be signed */
      picks: string[]
      /** they asked for it themselves */
      isOwn: boolean
      /** they are an approver, and didn't ask for it */
      maySign: boolean
    }

/**
 * The signature standing of a reader for a revision that can be signed.
 * @throws NotFoundError
 */
export async function signatureStanding(
  actor: Actor,
  quote: Pick<QuoteView, 'id' | 'companyId' | 'requestId' | 'revision'>,
  now: Date,
): Promise<SignatureStanding> {
  authorize(actor, 'quote.read', quote)
  const { companyId, revision } = quote
  if (rolesIn(actor, companyId).length === 0 || actor.kind !== 'member') {
    const bounded = await db.approvalLimit.count({ where: { member: { companyId, leftAt: null } } })
    return { kind: bounded > 0 && actor.kind !== 'staff' ? 'sign_in' : 'free' }
  }
  const requests = await db.signatureRequest.findMany({
    where: { quoteId: quote.id, revision: { number: revision.number } },
    orderBy: { requestedAt: 'desc' },
    take: 5,
  })
  const waitingRequest = requests.find(({ state }) => state === 'WAITING')
  if (waitingRequest) {
    const isOwn = waitingRequest.requestedById === actor.userId
    return {
      kind: 'waiting',
      id: waitingRequest.id,
      by: waitingRequest.requestedBy,
      at: waitingRequest.requestedAt,
      note: waitingRequest.note,
      picks: waitingRequest.picks,
      isOwn,
      maySign: !isOwn && may(actor, 'acceptance.approve', quote),
    }
  }
  const { draft, totalMinor: amountMinor } = revision.document
  const signable = { companyId, currency: draft.currency, amountMinor }
  const verdict = await readLimit(db, actor.userId, signable, now)
  if (verdict.kind !== 'over') return { kind: 'free' }
  const no = requests.find(({ state }) => state === 'REFUSED')
  return {
    kind: 'over',
    limit: verdict.limit,
    leftMinor: verdict.leftMinor,
    refused: no
      ? { by: no.decidedBy ?? '', at: no.decidedAt ?? no.requestedAt, reason: no.reason }
      : null,
  }
}

/** A signature request at one of an actor's companies. */
export interface AskedSignature {
  id: string
  quoteSerial: number
  currency: string
  amountMinor: number
  by: string
  validUntil: Date
  /** the reader is to sign; otherwise they are waiting */
  isTheirTurn: boolean
}

/** At most this many are listed for one person. */
const MOST_SHOWN = 50

/**
 * Signature requests at an actor's companies that can still be signed, those that end first on top.
 */
export async function askedSignatures(actor: Actor, now: Date): Promise<AskedSignature[]> {
  if (actor.kind !== 'member') return []
  const requests = await db.signatureRequest.findMany({
    where: {
      state: 'WAITING',
      companyId: { in: actor.memberships.map(({ companyId }) => companyId) },
      quote: scopeOf(actor, 'quote.read'),
      revision: { state: 'SENT', validUntil: { gt: now } },
    },
    include: {
      quote: { select: { serial: true, companyId: true, requestId: true } },
      revision: { select: { validUntil: true } },
    },
    orderBy: { revision: { validUntil: 'asc' } },
    take: MOST_SHOWN,
  })
  return requests.flatMap((each) => {
    const isTheirTurn =
      each.requestedById !== actor.userId && may(actor, 'acceptance.approve', each.quote)
    return isTheirTurn || each.requestedById === actor.userId
      ? {
          id: each.id,
          quoteSerial: each.quote.serial,
          currency: each.currency,
          amountMinor: Number(each.amountMinor),
          by: each.requestedBy,
          validUntil: each.revision.validUntil,
          isTheirTurn,
        }
      : []
  })
}
