import 'server-only'
import { scopeOf, type TradeObject } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { unreadEntries } from '@/features/threads/queries/unread'
import type { QuoteAnswer, QuoteLoss } from '@/platform/db/generated/client'
import type { AnswerMeans, QuoteAnswerKind } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { counterChangesSchema } from '../counter-schema'
import { paperHashes, type SignedAcceptance, type SignedPaperHashes } from '../rules/acceptance'
import { asksTerms } from '../rules/counter'
import { everyPick, firstPicks, isChoosable, pickedDocument, picksText } from '../rules/choices'
import { pickWords } from '../rules/offer-columns'
import { routing } from '@/i18n/routing'
import { revisionChanges, type RevisionChanges } from '../rules/revision-changes'
import {
  BUYER_STATUS,
  lifeOf,
  turnOf,
  type BuyerStatus,
  type LifeState,
  type Turn,
} from '../rules/life'
import { answerable } from '../rules/answerable'
import { agreedOf, offeredIn } from './agreed-document'
import { lifeFacts } from './life-facts'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import type { RevisionState } from '@/platform/db/generated/enums'

export interface RevisionView {
  id: string
  number: number
  state: RevisionState
  document: QuoteDocument
  documentHash: string | null
  validUntil: Date
  sentAt: Date | null
  /** when its buyer first saw it; null until then */
  openedAt: Date | null
  version: number
  /** staff who edited it */
  editorIds: string[]
}

/** An answer that isn't a signature: a decline on the page, or an answer recorded by the house. */
export interface GivenAnswer {
  answer: QuoteAnswerKind
  means: AnswerMeans
  reasonCode: string | null
  words: string | null
  reference: string | null
  givenBy: string | null
  /** YYYY-MM-DD */
  givenOn: string | null
  /** the purchase order, among the files of the request */
  fileId: string | null
  /** who recorded it */
  recordedBy: string | null
  at: Date
}

/** Why a quote was lost. */
export interface LossView {
  reasonCode: string
  words: string
  competitor: string
  priceMinor: number | null
  currency: string
  by: string | null
  at: Date
}

/** A buyer's changes, with the total they had when they were sent. */
export interface CounterView {
  id: string
  /** the revision that they answer */
  revision: number
  by: string | null
  at: Date
  words: string
  /** lines with changes, by id, with their titles */
  lines: { id: string; title: string }[]
  terms: boolean
  differences: RevisionChanges
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
  /** changes of the revision shown against the one sent before it; null for the first */
  changes: RevisionChanges | null
  acceptance: SignedAcceptance | null
  /** the state of the quote as a whole, whichever revision is shown */
  life: { state: LifeState; turn: Turn; status: BuyerStatus; drafting: boolean }
  /** the newest sent revision; null if there is none */
  standing: {
    number: number
    documentHash: string | null
    validUntil: Date
    /** ways to pick from it, in words; empty if there is nothing to pick */
    ways: { picks: string; words: string }[]
  } | null
  /** to the revision shown, if it was answered other than by a signature */
  answer: GivenAnswer | null
  /** why it was lost, by the newest entry; for the house only, null for its buyer */
  loss: LossView | null
  /** the buyer's changes that wait for an answer */
  counter: CounterView | null
  /** hashes that verify its signed document; null if it isn't signed, or was signed before there were such documents */
  paper: SignedPaperHashes | null
  orderSerial: number | null
  /** when the quote was started */
  begunAt: Date
  /** the buyer asked for a new revision and hasn't been sent one since */
  requoteAskedAt: Date | null
}

/**
 * One quote as this actor may see it. Buyers and guests never see a draft.
 * @param revisionNumber a given revision instead of the newest
 * @param against the revision it is compared with, instead of the one sent before it
 * @throws NotFoundError also for somebody else's quote
 */
export async function getQuote(
  actor: Actor,
  serial: number,
  revisionNumber?: number,
  against?: number,
): Promise<QuoteView> {
  const quote = await db.quote.findFirst({
    where: { serial, ...scopeOf(actor, 'quote.read') },
    include: {
      request: { select: { serial: true } },
      acceptance: {
        include: {
          signature: { select: { recordHash: true } },
          signedDocument: { select: { sha256: true } },
        },
      },
      order: { select: { serial: true, totalMinor: true } },
      counters: { where: { state: 'OPEN' }, include: { revision: true } },
      answers: true,
      losses: { orderBy: { createdAt: 'desc' }, take: 1 },
      revisions: {
        where: actor.kind === 'staff' ? {} : { state: { not: 'DRAFT' } },
        orderBy: { number: 'desc' },
        omit: { document: true },
        include: { opening: { select: { openedAt: true } } },
      },
    },
  })
  const shown = revisionNumber
    ? quote?.revisions.find((r) => r.number === revisionNumber)
    : quote?.revisions[0]
  if (!quote || !shown) throw new NotFoundError(`quote ${serial}`)
  const sent = quote.revisions.filter((r) => r.number !== shown.number && r.state !== 'DRAFT')
  const other = sent.find((r) => r.number === against) ?? sent.find((r) => r.number < shown.number)
  const newest = quote.revisions.find((r) => r.state !== 'DRAFT') ?? null
  const [offered, compared, facts] = await Promise.all([
    offeredIn(shown),
    other ? offeredIn(other) : null,
    lifeFacts(db, quote.id),
  ])
  const answered = quote.answers.find(({ revisionId }) => revisionId === shown.id)
  const document =
    shown.state === 'ACCEPTED'
      ? agreedOf(offered, { acceptance: quote.acceptance, answer: answered ?? null })
      : offered
  const state = lifeOf(facts, new Date())
  return {
    id: quote.id,
    companyId: quote.companyId,
    requestId: quote.requestId,
    serial: quote.serial,
    requestSerial: quote.request.serial,
    revision: {
      id: shown.id,
      number: shown.number,
      state: shown.state,
      document,
      documentHash: shown.documentHash,
      validUntil: shown.validUntil,
      sentAt: shown.sentAt,
      openedAt: shown.opening?.openedAt ?? null,
      version: shown.version,
      editorIds: shown.editorIds,
    },
    revisions: quote.revisions.map((r) => ({
      number: r.number,
      state: r.state,
      sentAt: r.sentAt,
      totalMinor: Number(agreedTotal(r, quote.order)),
      currency: r.currency,
    })),
    changes: compared && between(compared, offered),
    life: {
      state,
      turn: turnOf(state, facts.drafting),
      status: BUYER_STATUS[state],
      drafting: facts.drafting,
    },
    standing: newest && {
      number: newest.number,
      documentHash: newest.documentHash,
      validUntil: newest.validUntil,
      ways:
        actor.kind === 'staff' && newest.state === 'SENT'
          ? waysOf(newest.id === shown.id ? offered : await offeredIn(newest))
          : [],
    },
    answer: answerOf(answered),
    loss: actor.kind === 'staff' ? lossOf(quote.losses[0]) : null,
    counter: quote.counters[0] ? counterView(quote.counters[0]) : null,
    acceptance: quote.acceptance && {
      signerName: quote.acceptance.signerName,
      acceptedAt: quote.acceptance.acceptedAt,
      documentHash: quote.acceptance.documentHash,
      signerTimeZone: quote.acceptance.signerTimeZone,
    },
    paper: quote.acceptance && paperHashes(quote.acceptance),
    orderSerial: quote.order?.serial ?? null,
    begunAt: quote.createdAt,
    requoteAskedAt: quote.requoteAskedAt,
  }
}

/** The total of a revision: of an accepted one its order's, whatever else could be picked. */
const agreedTotal = (
  { state, totalMinor }: { state: RevisionState; totalMinor: bigint },
  order: { totalMinor: bigint } | null,
): bigint => (state === 'ACCEPTED' && order ? order.totalMinor : totalMinor)

const waysOf = (document: QuoteDocument) =>
  isChoosable(document.draft)
    ? everyPick(document).map(({ picks }) => ({
        picks: picksText(picks),
        words: pickWords(document, picks, routing.defaultLocale).join('; '),
      }))
    : []

/** Changes from the lower revision number to the higher. */
const between = (a: QuoteDocument, b: QuoteDocument): RevisionChanges =>
  a.revision < b.revision ? revisionChanges(a, b) : revisionChanges(b, a)

const answerOf = (row: QuoteAnswer | undefined): GivenAnswer | null =>
  row
    ? {
        answer: row.answer,
        means: row.means,
        reasonCode: row.reasonCode,
        words: row.words,
        reference: row.reference,
        givenBy: row.givenBy,
        givenOn: row.givenOn?.toISOString().slice(0, 10) ?? null,
        fileId: row.attachmentId,
        recordedBy: row.actorName,
        at: row.createdAt,
      }
    : null

const lossOf = (row: QuoteLoss | undefined): LossView | null =>
  row
    ? {
        reasonCode: row.reasonCode,
        words: row.words,
        competitor: row.competitor,
        priceMinor: row.priceMinor === null ? null : Number(row.priceMinor),
        currency: row.currency,
        by: row.actorName,
        at: row.createdAt,
      }
    : null

function counterView(
  row: Prisma.QuoteCounterGetPayload<{ include: { revision: true } }>,
): CounterView {
  const changes = counterChangesSchema.parse(row.changes)
  const offered = quoteDocumentSchema.parse(row.revision.document)
  const quoted = pickedDocument(offered, changes.picks ?? firstPicks(offered.draft))
  const titles = new Map(quoted.draft.lines.map(({ id, title }) => [id, title]))
  return {
    id: row.id,
    revision: row.revision.number,
    by: row.actorName,
    at: row.createdAt,
    words: changes.words,
    lines: changes.lines.map(({ lineId }) => ({ id: lineId, title: titles.get(lineId) ?? '' })),
    terms: asksTerms(changes),
    differences: revisionChanges(quoted, quoteDocumentSchema.parse(row.effect)),
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
  /** when the quote was started */
  createdAt: Date
  /** still valid while its next revision is drafted */
  besideDraft: boolean
  /** sent, not expired, not answered: the buyer can sign it, also while the next revision is drafted */
  signable: boolean
  /** its buyer has asked for changes: it is the house's turn */
  answered: boolean
}

/** With the reader's unread entries of its thread; both rows of a quote have them. */
export interface ListedQuote extends QuoteRow {
  unread: number
}

/** Rows of quotes that fit a condition, newest first. The caller answers for the condition. */
export async function quoteRows(
  where: Prisma.QuoteWhereInput,
  { drafts, now }: { drafts: boolean; now: Date },
): Promise<QuoteRow[]> {
  const visible = drafts ? {} : { state: { not: 'DRAFT' as const } }
  const quotes = await db.quote.findMany({
    where: { AND: [where, { revisions: { some: visible } }] },
    orderBy: { createdAt: 'desc' },
    include: {
      request: { select: { serial: true, companyName: true } },
      order: { select: { serial: true, totalMinor: true } },
      counters: { where: { state: 'OPEN' }, select: { revisionId: true } },
      revisions: {
        where: visible,
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
        totalMinor: Number(agreedTotal(r, quote.order)),
        depositMinor: Number(r.depositMinor),
        validUntil: r.validUntil,
        sentAt: r.sentAt,
        openedAt: r.opening?.openedAt ?? null,
        orderSerial: quote.order?.serial ?? null,
        createdAt: quote.createdAt,
        besideDraft: isHidden(r, quote.revisions[0]),
        ...answerable(r, quote.counters, now),
      })),
  )
}

/** Rows as listed for an actor. */
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

/** Whether a sent revision is valid while the newest is still a draft. */
const isHidden = (
  revision: { state: RevisionState },
  newest: { state: RevisionState } | undefined,
): boolean => newest?.state === 'DRAFT' && revision.state === 'SENT'
