import type { Certificate, ChoiceGroup, DraftLine, QuoteDocument, TariffTerms } from '../schema'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { creditsOf } from './compose'
import { lineFacts } from './line-facts'
import { partsOf, type PlannedPart } from './payment-plan'

/** One value before and after; `null` for none. */
export interface Move<Field extends string, Value> {
  field: Field
  from: Value
  to: Value
}

export type TextField = 'title' | 'sku' | 'hsCode' | 'origin'
export type CountField = 'quantity' | 'leadTimeDays'
export type MoneyField = 'unitPrice' | 'setupFee'
/** Money in minor units of the revision's own currency. */
export type LineMove =
  | Move<TextField, string | null>
  | Move<CountField | MoneyField, number>
  | Move<'details', string[]>
  | Move<'certificate', Certificate | null>
  /** removed statements, and added ones */
  | Move<'goods', GoodsStatement[]>

export interface StandingLine {
  line: DraftLine
  totalMinor: number
}

export interface ChangedLine {
  title: string
  sku: string | null
  moves: LineMove[]
  fromMinor: number
  toMinor: number
}

/** The buyer's share of duty changes; null where the buyer pays customs. */
export type TariffPromise = {
  kind: TariffTerms['kind']
  capMinor: number | null
  until: string | null
  trigger: string | null
} | null

export type TermMove =
  | Move<
      | 'currency'
      | 'incoterm'
      | 'namedPlace'
      | 'destination'
      | 'transportMode'
      | 'depositPercent'
      | 'validUntil'
      | 'notes',
      string
    >
  | Move<'leadTimeDays', number>
  | Move<'tariffTerms', TariffPromise>

/** A sum between the goods and the total, with its sign in the total: deductions are negative. */
export type SumField =
  'discount' | 'credits' | 'freight' | 'insurance' | 'surcharge' | 'tariffPremium'

/** One choice of the buyer, with all its offers; `null` where it can't be chosen. */
export interface ChoiceMove {
  of: 'line' | 'terms' | 'optional'
  /** of the line; empty for the terms of delivery */
  title: string
  from: ChoiceGroup['offers'][number][] | null
  to: ChoiceGroup['offers'][number][] | null
}

/** A changed part of the payment plan: its amount, gate and days; `null` for none. */
export interface PlanMove {
  kind: PlannedPart['kind']
  from: PlannedPart | null
  to: PlannedPart | null
}

export interface RevisionChanges {
  /** revisions compared, the earlier first */
  revisions: { from: number; to: number }
  currencies: { from: string; to: string }
  added: StandingLine[]
  removed: StandingLine[]
  changed: ChangedLine[]
  /** number of unchanged lines */
  unchanged: number
  unchangedLines: StandingLine[]
  /** changed choices: other offers, and optional lines */
  choices: ChoiceMove[]
  terms: TermMove[]
  sums: Move<SumField, number>[]
  /** for quotes with a payment plan: its parts, if one of them has changed */
  plan: PlanMove[]
  total: { from: number; to: number }
  deposit: { from: number; to: number }
  /** duties and fees, whoever bears them; null where a line has no figure */
  duty: { from: number | null; to: number | null; bornBy: 'seller' | 'buyer' }
}

/** Lines that differ: changed, added and removed. */
export const differingLines = ({ changed, added, removed }: RevisionChanges): number =>
  changed.length + added.length + removed.length

/** The revision that a shown one is compared with. */
export const comparedWith = (changes: RevisionChanges | null, shown: number): number | null =>
  changes && (changes.revisions.from === shown ? changes.revisions.to : changes.revisions.from)

/**
 * The changes between two revisions of a quote, with lines matched by id wherever they stand. Pure.
 * While the currency is the same, the lines and sums listed account for the whole change of the
 * total.
 */
export function revisionChanges(from: QuoteDocument, to: QuoteDocument): RevisionChanges {
  const sameMoney = from.draft.currency === to.draft.currency
  const was = linesById(from)
  const is = linesById(to)
  const sharedLines = [...is].flatMap(([id, now]) => {
    const before = was.get(id)
    return before ? [{ before, now }] : []
  })
  const changed: ChangedLine[] = []
  const unchangedLines: StandingLine[] = []
  for (const { before, now } of sharedLines) {
    const moves = lineMoves(before.line, now.line, sameMoney)
    if (moves.length === 0) unchangedLines.push(now)
    else
      changed.push({
        title: now.line.title,
        sku: now.line.sku,
        moves,
        fromMinor: before.totalMinor,
        toMinor: now.totalMinor,
      })
  }
  return {
    revisions: { from: from.revision, to: to.revision },
    currencies: { from: from.draft.currency, to: to.draft.currency },
    added: [...is].filter(([id]) => !was.has(id)).map(([, line]) => line),
    removed: [...was].filter(([id]) => !is.has(id)).map(([, line]) => line),
    changed,
    unchanged: unchangedLines.length,
    unchangedLines,
    choices: choiceMoves(from, to),
    terms: termMoves(from, to, sameMoney),
    sums: sumMoves(from, to, sameMoney),
    plan: planMoves(from, to, sameMoney),
    total: { from: from.totalMinor, to: to.totalMinor },
    deposit: { from: from.depositMinor, to: to.depositMinor },
    duty: { from: dutyOf(from), to: dutyOf(to), bornBy: to.duty.bornBy },
  }
}

/** Parts are matched by kind and, among several of a kind, by order. */
function planMoves(from: QuoteDocument, to: QuoteDocument, sameMoney: boolean): PlanMove[] {
  if (!from.payments && !to.payments) return []
  const unmatched = [...partsOf(from)]
  const matched = partsOf(to).map((part): PlanMove => {
    const at = unmatched.findIndex(({ kind }) => kind === part.kind)
    const [was = null] = at === -1 ? [] : unmatched.splice(at, 1)
    return { kind: part.kind, from: was, to: part }
  })
  const removed = unmatched.map((part): PlanMove => ({ kind: part.kind, from: part, to: null }))
  return [...matched, ...removed].filter(
    (move) =>
      !sameMoney ||
      move.from?.amountMinor !== move.to?.amountMinor ||
      move.from?.gate !== move.to?.gate ||
      move.from?.days !== move.to?.days,
  )
}

/** Groups are matched by their subject, so that a group made anew is the same. */
function choiceMoves(from: QuoteDocument, to: QuoteDocument): ChoiceMove[] {
  const was = choicesBySubject(from)
  const is = choicesBySubject(to)
  const offersText = (offers: ChoiceMove['to']): string =>
    JSON.stringify((offers ?? []).map(({ id: _, ...offer }) => offer))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((subject): ChoiceMove[] => {
    const [before, now] = [was.get(subject) ?? null, is.get(subject) ?? null]
    const { of, title } = now ?? before ?? { of: 'terms', title: '' }
    const move = { from: before?.offers ?? null, to: now?.offers ?? null }
    const isSame =
      (before === null) === (now === null) && offersText(move.from) === offersText(move.to)
    return isSame ? [] : [{ of, title, ...move }]
  })
}

function choicesBySubject({
  draft: { lines, choices = [], optionalLines = [] },
}: QuoteDocument): Map<
  string,
  Pick<ChoiceMove, 'of' | 'title'> & { offers: NonNullable<ChoiceMove['to']> }
> {
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  type Subject = Pick<ChoiceMove, 'of' | 'title'> & { offers: NonNullable<ChoiceMove['to']> }
  return new Map<string, Subject>([
    ...choices.map((group): [string, Subject] =>
      group.of === 'line'
        ? [
            group.lineId,
            { of: 'line', title: titles.get(group.lineId) ?? '', offers: group.offers },
          ]
        : ['terms', { of: 'terms', title: '', offers: group.offers }],
    ),
    ...optionalLines.map((line): [string, Subject] => [
      line.id,
      { of: 'optional', title: line.title, offers: [{ id: line.id, line }] },
    ]),
  ])
}

/** Lines by id; a draft may have an id twice, so each occurrence has a key of its own. */
function linesById({ draft, lineTotalsMinor }: QuoteDocument): Map<string, StandingLine> {
  const lines = new Map<string, StandingLine>()
  draft.lines.forEach((line, i) => {
    let key = line.id
    while (lines.has(key)) key += '+'
    lines.set(key, { line, totalMinor: lineTotalsMinor[i] ?? 0 })
  })
  return lines
}

function lineMoves(from: DraftLine, to: DraftLine, sameMoney: boolean): LineMove[] {
  const moves: LineMove[] = []
  for (const field of ['title', 'sku'] as const)
    if (from[field] !== to[field]) moves.push({ field, from: from[field], to: to[field] })
  if (from.quantity !== to.quantity)
    moves.push({ field: 'quantity', from: from.quantity, to: to.quantity })
  for (const [field, key] of [
    ['unitPrice', 'unitPriceMinor'],
    ['setupFee', 'setupFeeMinor'],
  ] as const)
    if (from[key] !== to[key] || (!sameMoney && from[key] !== 0))
      moves.push({ field, from: from[key], to: to[key] })
  const facts = { from: lineFacts(from.details), to: lineFacts(to.details) }
  const removedFacts = facts.from.filter((fact) => !facts.to.includes(fact))
  const addedFacts = facts.to.filter((fact) => !facts.from.includes(fact))
  if (removedFacts.length + addedFacts.length > 0)
    moves.push({ field: 'details', from: removedFacts, to: addedFacts })
  for (const field of ['origin', 'hsCode'] as const)
    if (from[field] !== to[field]) moves.push({ field, from: from[field], to: to[field] })
  const proofs = { from: from.certificate ?? null, to: to.certificate ?? null }
  if (JSON.stringify(proofs.from) !== JSON.stringify(proofs.to))
    moves.push({ field: 'certificate', ...proofs })
  const statements = { from: from.goods ?? [], to: to.goods ?? [] }
  const stayed = (each: GoodsStatement, others: readonly GoodsStatement[]) =>
    others.some((other) => JSON.stringify(other) === JSON.stringify(each))
  const removedStatements = statements.from.filter((each) => !stayed(each, statements.to))
  const addedStatements = statements.to.filter((each) => !stayed(each, statements.from))
  if (removedStatements.length + addedStatements.length > 0)
    moves.push({ field: 'goods', from: removedStatements, to: addedStatements })
  if (from.leadTimeDays !== to.leadTimeDays)
    moves.push({ field: 'leadTimeDays', from: from.leadTimeDays, to: to.leadTimeDays })
  return moves
}

function termMoves(from: QuoteDocument, to: QuoteDocument, sameMoney: boolean): TermMove[] {
  const moves: TermMove[] = []
  for (const field of [
    'incoterm',
    'namedPlace',
    'destination',
    'transportMode',
    'currency',
    'depositPercent',
    'validUntil',
    'notes',
  ] as const) {
    const [was, is] = [from.draft[field], to.draft[field]]
    if (was !== is) moves.push({ field, from: was, to: is })
  }
  if (from.leadTimeDays !== to.leadTimeDays)
    moves.push({ field: 'leadTimeDays', from: from.leadTimeDays, to: to.leadTimeDays })
  const promise = { from: promiseOf(from), to: promiseOf(to) }
  const capped = promise.from?.capMinor != null && promise.to?.capMinor != null
  if (!samePromise(promise.from, promise.to) || (capped && !sameMoney))
    moves.push({ field: 'tariffTerms', ...promise })
  return moves
}

function promiseOf({ draft, tariff }: QuoteDocument): TariffPromise {
  const terms = tariff?.terms
  if (!terms) return null
  const lock = draft.tariffTerms?.kind === 'locked' ? draft.tariffTerms : null
  return {
    kind: terms.kind,
    capMinor: terms.capMinor,
    until: lock?.until ?? null,
    trigger: lock?.trigger ?? null,
  }
}

const samePromise = (a: TariffPromise, b: TariffPromise): boolean =>
  a === null || b === null
    ? a === b
    : a.kind === b.kind &&
      a.capMinor === b.capMinor &&
      a.until === b.until &&
      a.trigger === b.trigger

function sumMoves(from: QuoteDocument, to: QuoteDocument, sameMoney: boolean) {
  const was = sumsOf(from)
  return sumsOf(to).flatMap(([field, is], i): Move<SumField, number>[] => {
    const before = was[i]?.[1] ?? 0
    return before !== is || (!sameMoney && is !== 0) ? [{ field, from: before, to: is }] : []
  })
}

const sumsOf = ({ draft, surchargeMinor, tariff }: QuoteDocument): [SumField, number][] => [
  ['discount', asDeduction(draft.discountMinor)],
  ['credits', asDeduction(creditsOf(draft))],
  ['freight', draft.freightMinor],
  ['insurance', draft.insuranceMinor],
  ['surcharge', surchargeMinor],
  ['tariffPremium', tariff?.terms?.premiumMinor ?? 0],
]

/** An amount as a deduction; 0 stays 0, not −0. */
const asDeduction = (amountMinor: number): number => (amountMinor === 0 ? 0 : -amountMinor)

const dutyOf = ({ duty }: QuoteDocument): number | null => (duty.complete ? duty.totalMinor : null)
