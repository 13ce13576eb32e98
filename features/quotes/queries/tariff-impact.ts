import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { toUsd } from '@/features/pricing/rules/list-price'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { dutyUnder } from '../rules/duty'
import { eachRevision } from './each-revision'
import { rateOf } from '@/features/company/rules/exchange'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import { moveOf, pickMoves, worstMove, type PickMove, type WorstMove } from '../rules/worst-move'

export interface QuoteImpact {
  serial: number
  revision: number
  companyName: string
  currency: string
  bornBy: 'seller' | 'buyer'
  /** the buyer is notified on publication: sent, still open, and the duty is theirs to pay */
  told: boolean
  beforeMinor: number
  afterMinor: number
  /**
   * the pick that the figures are for, and how many of all picks move; null where there is nothing
   * to choose
   */
  worst: { offered: QuoteDocument; picks: string[]; moved: number; ways: number } | null
}

export interface TariffImpact {
  asOf: string
  openQuotes: number
  /** quotes whose duty changes, the largest change first */
  moved: QuoteImpact[]
  /**
   * what the seller would bear more for open quotes if no terms passed it on, each by its worst
   * pick; US cents
   */
  exposureUsdMinor: number
}

/**
 * The open quotes whose duty a change of the US rules would move, and by how much, for entries on a
 * day.
 * @param after the changed rules of the United States
 */
export async function tariffImpact(
  actor: Actor,
  rules: RulesInForce,
  after: CompiledRuleSet,
  asOf: string,
  now = new Date(),
): Promise<TariffImpact> {
  authorize(actor, 'tariff.read')
  const { openQuotes, moved } = await movedQuotes(
    rules,
    { before: rules.compiledFor('US'), after },
    asOf,
    now,
  )
  return {
    asOf,
    openQuotes,
    moved: moved.map(({ offered, worst, told }) => ({
      serial: offered.quoteSerial,
      revision: offered.revision,
      companyName: offered.buyer.companyName,
      currency: offered.draft.currency,
      bornBy: worst.document.duty.bornBy,
      told: told !== null,
      beforeMinor: worst.before.totalMinor,
      afterMinor: worst.after.totalMinor,
      worst:
        worst.ways > 1
          ? { offered, picks: worst.picks, moved: worst.moved, ways: worst.ways }
          : null,
    })),
    exposureUsdMinor: moved.reduce((sum, { moves }) => sum + borneUsd(moves), 0),
  }
}

/** What the seller would bear more for a quote: the maximum over all picks. */
const borneUsd = (moves: readonly PickMove[]): number =>
  Math.max(
    ...moves.map(({ document, before, after }) => {
      if (document.duty.bornBy !== 'seller') return 0
      const units = rateOf(document.exchangeRate, document.draft.currency)
      return toUsd(after.totalMinor, units) - toUsd(before.totalMinor, units)
    }),
  )

export interface MovedQuote {
  revisionId: string
  requestId: string
  companyId: string
  /** as sent, or as drafted */
  offered: QuoteDocument
  /** for every pick */
  moves: PickMove[]
  worst: WorstMove
  /**
   * what its buyer is told: the worst of the picks that aren't locked. Null for a draft, and where
   * no unlocked pick moves
   */
  told: WorstMove | null
}

/**
 * Open quotes to the US whose duty differs between two rule sets in any pick, the largest change
 * first. Read in pages: each document is tens of kilobytes.
 */
export async function movedQuotes(
  rules: RulesInForce,
  compared: { before: CompiledRuleSet; after: CompiledRuleSet },
  asOf: string,
  now: Date,
): Promise<{ openQuotes: number; moved: MovedQuote[] }> {
  const moved: MovedQuote[] = []
  let openQuotes = 0
  for await (const {
    id,
    quote: { requestId, companyId },
    document: stored,
    state,
  } of eachRevision({
    OR: [{ state: 'DRAFT' }, { state: 'SENT', validUntil: { gt: now } }],
  })) {
    openQuotes++
    const offered = quoteDocumentSchema.parse(stored)
    if (offered.draft.destination !== 'US') continue
    const moves = pickMoves(offered, (picked) => ({
      before: dutyUnder(picked, asOf, rules, compared.before),
      after: dutyUnder(picked, asOf, rules, compared.after),
    }))
    const worst = worstMove(moves)
    if (!worst) continue
    const unlocked = moves.filter(({ document }) => document.draft.tariffTerms?.kind !== 'locked')
    const toldMove = state === 'SENT' ? worstMove(unlocked) : null
    moved.push({ revisionId: id, requestId, companyId, offered, moves, worst, told: toldMove })
  }
  const size = ({ worst }: MovedQuote) => Math.abs(moveOf(worst))
  return { openQuotes, moved: moved.sort((a, b) => size(b) - size(a)) }
}

/**
 * The worst effect of a published change on each of some sent revisions, by its day of entry. The
 * caller has authorized the revisions.
 * @param days the day of entry by the id of the revision
 */
export async function worstMoves(
  days: ReadonlyMap<string, string>,
  rules: RulesInForce,
): Promise<Map<string, WorstMove & { offered: QuoteDocument }>> {
  const worstByRevision = new Map<string, WorstMove & { offered: QuoteDocument }>()
  for await (const { id, document } of eachRevision({ id: { in: [...days.keys()] } })) {
    const offered = quoteDocumentSchema.parse(document)
    const day = days.get(id)
    const worst =
      day === undefined
        ? null
        : worstMove(
            pickMoves(offered, (picked) => ({
              before: picked.duty,
              after: dutyUnder(picked, day, rules),
            })),
          )
    if (worst) worstByRevision.set(id, { ...worst, offered })
  }
  return worstByRevision
}
