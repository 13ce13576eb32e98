import 'server-only'
import { scopeOf, type TradeObject } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { unreadEntries } from '@/features/threads/queries/unread'
import { NotFoundError } from '@/platform/errors'
import type { SignedAcceptance } from '../rules/acceptance'
import { revisionChanges, type RevisionChanges } from '../rules/revision-changes'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import type { RevisionState } from '@/platform/db/generated/enums'

export interface RevisionView {
  number: number
  state: RevisionState
  document: QuoteDocument
  documentHash: string | null
  validUntil: Date
  sentAt: Date | null
  /** when its buyer first saw it; null until then */
  openedAt: Date | null
  version: number
}

export interface QuoteView extends TradeObject {
  id: string
  serial: number
  requestSerial: number
  /** the revision shown: for buyers the newest sent one, for staff the newest */
  revision: RevisionView
  /** all revisions this actor may see, newest first */
  revisions: {
    number: number
    state: RevisionState
    sentAt: Date | null
    totalMinor: number
    currency: string
  }[]
  /** what the revision shown changed against the one sent before it; null for the first */
  changes: RevisionChanges | null
  acceptance: SignedAcceptance | null
  orderSerial: number | null
  /** the buyer asked for it anew and hasn't been sent one since */
  requoteAskedAt: Date | null
}

/**
 * One quote as this actor may see it. Buyers and guests never see a draft.
 * @param revisionNumber a certain revision instead of the newest
 * @throws NotFoundError also for somebody else's quote
 */
export async function getQuote(
  actor: Actor,
  serial: number,
  revisionNumber?: number,
): Promise<QuoteView> {
  const quote = await db.quote.findFirst({
    where: { serial, ...scopeOf(actor, 'quote.read') },
    include: {
      request: { select: { serial: true } },
      acceptance: true,
      order: { select: { serial: true } },
      revisions: {
        where: actor.kind === 'staff' ? {} : { state: { not: 'DRAFT' } },
        orderBy: { number: 'desc' },
        include: { opening: { select: { openedAt: true } } },
      },
    },
  })
  const shown = revisionNumber
    ? quote?.revisions.find((r) => r.number === revisionNumber)
    : quote?.revisions[0]
  if (!quote || !shown) throw new NotFoundError(`quote ${serial}`)
  const document = quoteDocumentSchema.parse(shown.document)
  const earlier = quote.revisions.find((r) => r.number < shown.number && r.state !== 'DRAFT')
  return {
    id: quote.id,
    companyId: quote.companyId,
    requestId: quote.requestId,
    serial: quote.serial,
    requestSerial: quote.request.serial,
    revision: {
      number: shown.number,
      state: shown.state,
      document,
      documentHash: shown.documentHash,
      validUntil: shown.validUntil,
      sentAt: shown.sentAt,
      openedAt: shown.opening?.openedAt ?? null,
      version: shown.version,
    },
    revisions: quote.revisions.map((r) => ({
      number: r.number,
      state: r.state,
      sentAt: r.sentAt,
      totalMinor: Number(r.totalMinor),
      currency: r.currency,
    })),
    changes: earlier
      ? revisionChanges(quoteDocumentSchema.parse(earlier.document), document)
      : null,
    acceptance: quote.acceptance && {
      signerName: quote.acceptance.signerName,
      acceptedAt: quote.acceptance.acceptedAt,
      documentHash: quote.acceptance.documentHash,
      signerTimeZone: quote.acceptance.signerTimeZone,
    },
    orderSerial: quote.order?.serial ?? null,
    requoteAskedAt: quote.requoteAskedAt,
  }
}

export interface QuoteRow {
  serial: number
  requestSerial: number
  companyName: string
  state: RevisionState
  revision: number
  currency: string
  totalMinor: number
  depositMinor: number
  validUntil: Date
  sentAt: Date | null
  /** when its buyer first saw it; null until then */
  openedAt: Date | null
  orderSerial: number | null
  /** when the quote was begun */
  createdAt: Date
  /** stands while its next revision is drafted */
  besideDraft: boolean
  /** sent, not expired: the buyer can sign it, also while the next revision is drafted */
  signable: boolean
}

/** With what its reader hasn't read of its thread; of two rows of a quote both have it. */
export interface ListedQuote extends QuoteRow {
  unread: number
}

/** Rows of quotes by a condition that the caller answers for, newest first. */
export async function quoteRows(
  where: Prisma.QuoteWhereInput,
  { drafts, now }: { drafts: boolean; now: Date },
): Promise<QuoteRow[]> {
  const seen = drafts ? {} : { state: { not: 'DRAFT' as const } }
  const quotes = await db.quote.findMany({
    where: { AND: [where, { revisions: { some: seen } }] },
    orderBy: { createdAt: 'desc' },
    include: {
      request: { select: { serial: true, companyName: true } },
      order: { select: { serial: true } },
      revisions: {
        where: seen,
        orderBy: { number: 'desc' },
        // A draft is the newest, and the one before it was sent.
        take: 2,
        omit: { document: true },
        include: { opening: { select: { openedAt: true } } },
      },
    },
  })
  return quotes.flatMap((quote) =>
    quote.revisions
      .filter((r, i) => i === 0 || isHidden(r, quote.revisions[0]))
      .map((r) => ({
        serial: quote.serial,
        requestSerial: quote.request.serial,
        companyName: quote.request.companyName,
        state: r.state,
        revision: r.number,
        currency: r.currency,
        totalMinor: Number(r.totalMinor),
        depositMinor: Number(r.depositMinor),
        validUntil: r.validUntil,
        sentAt: r.sentAt,
        openedAt: r.opening?.openedAt ?? null,
        orderSerial: quote.order?.serial ?? null,
        createdAt: quote.createdAt,
        besideDraft: isHidden(r, quote.revisions[0]),
        signable: r.state === 'SENT' && now < r.validUntil,
      })),
  )
}

/** Rows as they are listed for an actor. */
export async function listedQuotes(
  rows: readonly QuoteRow[],
  actor: Actor,
): Promise<ListedQuote[]> {
  const unread = await unreadEntries(
    actor,
    rows.map(({ requestSerial }) => requestSerial),
  )
  return rows.map((row) => ({ ...row, unread: unread.get(row.requestSerial) ?? 0 }))
}

/** What was sent and stands while the newest is still a draft. */
const isHidden = (
  revision: { state: RevisionState },
  newest: { state: RevisionState } | undefined,
): boolean => newest?.state === 'DRAFT' && revision.state === 'SENT'
