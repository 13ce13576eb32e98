import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { bankAccount, bankCurrencies } from '@/features/company/queries/bank'
import { db } from '@/platform/db/client'
import { FORMATS, type ReadStatement } from '../readers/statement'
import { ASIDE_REASONS, type AsideReason } from '../rules/aside'
import { matcher, proposalMark, type Proposal } from '../rules/match'
import { matchFacts } from './match-facts'

/** A transfer as finance sees it. Amounts in minor units. */
export interface TransferRow {
  id: string
  currency: string
  amountMinor: number
  bookedOn: string
  partyName: string
  partyAccount: string
  reference: string
  text: string
}

/** One that waits, with what it is probably for. */
export interface OpenTransfer extends TransferRow {
  proposal: Proposal
  mark: string
  /** by part of the proposal */
  orders: { serial: number; companyName: string; reference: string; amountMinor: number }[]
  companyName: string | null
  /** a payout of Stripe of this very amount is on its way */
  isPayout: boolean
}

/** One that was booked. */
export interface MatchedTransfer extends TransferRow {
  matchId: string
  ground: string
  /** null for what is no buyer's */
  companyName: string | null
  /** why it is no buyer's */
  reason: AsideReason | null
  note: string
  madeBy: string
  madeAt: Date
  feeMinor: number
  unappliedMinor: number
}

export interface TransferDesk {
  open: OpenTransfer[]
  /** how many wait in all */
  openTotal: number
  matched: MatchedTransfer[]
  /** that the house has accounts in */
  currencies: string[]
  /** of them those whose account is the demonstration's */
  demoCurrencies: string[]
  statements: {
    id: string
    currency: string
    account: string
    format: ReadStatement['format']
    fromOn: string | null
    toOn: string | null
    entries: number
    closingMinor: number | null
    takenBy: string
    takenAt: Date
  }[]
}

const MOST_OPEN = 100
const MOST_MATCHED = 20
const MOST_STATEMENTS = 8

/** Came in, and nobody has said for what it is. */
export const OPEN_TRANSFER = {
  amountMinor: { gt: 0 },
  matches: { none: { undoneAt: null } },
} as const

const dayOf = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

/** What finance works through: transfers that wait with their proposals, the newest matches and statements. */
export async function transferDesk(actor: Actor): Promise<TransferDesk> {
  authorize(actor, 'transfer.match')
  const [facts, entries, openTotal, matches, statements, currencies, payouts] = await Promise.all([
    matchFacts(db),
    db.bankEntry.findMany({
      where: OPEN_TRANSFER,
      orderBy: [{ bookedOn: 'asc' }, { id: 'asc' }],
      take: MOST_OPEN,
    }),
    db.bankEntry.count({ where: OPEN_TRANSFER }),
    db.bankMatch.findMany({
      where: { undoneAt: null },
      orderBy: { madeAt: 'desc' },
      take: MOST_MATCHED,
      include: { entry: true, lines: true, company: { select: { name: true } } },
    }),
    db.bankStatement.findMany({
      orderBy: { takenAt: 'desc' },
      take: MOST_STATEMENTS,
      include: { _count: { select: { entries: true } } },
    }),
    bankCurrencies(),
    db.stripePayout.findMany({
      where: { status: 'paid', matches: { none: { undoneAt: null } } },
      select: { currency: true, amountMinor: true },
    }),
  ])
  const onTheirWay = new Set(payouts.map((each) => `${each.currency} ${each.amountMinor}`))
  const propose = matcher(facts)
  const accounts = await Promise.all(currencies.map((currency) => bankAccount(currency)))
  const parts = new Map(facts.parts.map((part) => [part.partId, part] as const))
  const names = new Map(facts.parts.map((part) => [part.companyId, part.companyName] as const))
  return {
    currencies,
    demoCurrencies: accounts.flatMap((each) => (each?.isDemo ? each.currency : [])),
    openTotal,
    open: entries.map((entry): OpenTransfer => {
      const row = rowOf(entry)
      const proposal = propose(row)
      return {
        ...row,
        proposal,
        mark: proposalMark(proposal),
        isPayout: onTheirWay.has(`${row.currency} ${row.amountMinor}`),
        companyName: proposal.companyId === null ? null : (names.get(proposal.companyId) ?? null),
        orders: proposal.parts.flatMap(({ partId, amountMinor }) => {
          const part = parts.get(partId)
          return part
            ? [
                {
                  serial: part.orderSerial,
                  companyName: part.companyName,
                  reference: part.reference,
                  amountMinor,
                },
              ]
            : []
        }),
      }
    }),
    matched: matches.map((match) => {
      const sum = (kind: string) =>
        match.lines
          .filter((line) => line.kind === kind)
          .reduce((total, line) => total + Number(line.amountMinor), 0)
      return {
        ...rowOf(match.entry),
        matchId: match.id,
        ground: match.ground,
        companyName: match.company?.name ?? null,
        reason: ASIDE_REASONS.find((each) => each === match.reason) ?? null,
        note: match.note,
        madeBy: match.madeBy,
        madeAt: match.madeAt,
        feeMinor: sum('FEE'),
        unappliedMinor: sum('UNAPPLIED'),
      }
    }),
    statements: statements.map((each) => ({
      id: each.id,
      currency: each.currency,
      account: each.account,
      format: FORMATS.find((one) => one === each.format) ?? 'csv',
      fromOn: dayOf(each.fromOn),
      toOn: dayOf(each.toOn),
      entries: each._count.entries,
      closingMinor: each.closingMinor === null ? null : Number(each.closingMinor),
      takenBy: each.takenBy,
      takenAt: each.takenAt,
    })),
  }
}

const rowOf = (entry: {
  id: string
  currency: string
  amountMinor: bigint
  bookedOn: Date
  partyName: string
  partyAccount: string
  reference: string
  text: string
}): TransferRow => ({
  id: entry.id,
  currency: entry.currency,
  amountMinor: Number(entry.amountMinor),
  bookedOn: entry.bookedOn.toISOString().slice(0, 10),
  partyName: entry.partyName,
  partyAccount: entry.partyAccount,
  reference: entry.reference,
  text: entry.text,
})
