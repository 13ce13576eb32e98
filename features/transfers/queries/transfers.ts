import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { bankAccount, bankCurrencies } from '@/features/company/queries/bank'
import { db } from '@/platform/db/client'
import { FORMATS, type ReadStatement } from '../readers/statement'
import { matcher, proposalMark, type Proposal } from '../rules/match'
import { matchFacts } from './match-facts'
import {
  MATCH_PARTS,
  matchedTransfer,
  transferRow,
  type MatchedTransfer,
  type TransferRow,
} from './matched'

/** A waiting transfer, with what it is probably for. */
export interface OpenTransfer extends TransferRow {
  proposal: Proposal
  mark: string
  /** by part of the proposal */
  orders: { serial: number; companyName: string; reference: string; amountMinor: number }[]
  companyName: string | null
  /** a payout of Stripe of exactly this amount is on its way */
  isPayout: boolean
}

export interface TransferDesk {
  open: OpenTransfer[]
  /** how many wait in all */
  openTotal: number
  matched: MatchedTransfer[]
  /** in which the house has accounts */
  currencies: string[]
  /** those of them whose account is the demonstration's */
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

/** Condition for incoming transfers that aren't assigned yet. */
export const OPEN_TRANSFER = {
  amountMinor: { gt: 0 },
  matches: { none: { undoneAt: null } },
} as const

/** How many transfers came in and wait for somebody to say for what they are. */
export async function openTransferCount(actor: Actor): Promise<number> {
  authorize(actor, 'transfer.match')
  return db.bankEntry.count({ where: OPEN_TRANSFER })
}

const dayOf = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

/**
 * What finance works through: waiting transfers with their proposals, the newest matches and statements.
 * @param match the only match to show; null for the newest
 */
export async function transferDesk(
  actor: Actor,
  match: string | null = null,
): Promise<TransferDesk> {
  authorize(actor, 'transfer.match')
  const [entries, openTotal, matches, statements, currencies, payouts] = await Promise.all([
    db.bankEntry.findMany({
      where: OPEN_TRANSFER,
      orderBy: [{ bookedOn: 'asc' }, { id: 'asc' }],
      take: MOST_OPEN,
    }),
    db.bankEntry.count({ where: OPEN_TRANSFER }),
    db.bankMatch.findMany({
      where: { undoneAt: null, ...(match === null ? {} : { id: match }) },
      orderBy: { madeAt: 'desc' },
      take: MOST_MATCHED,
      include: MATCH_PARTS,
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
  const facts = await matchFacts(
    db,
    entries.map(({ reference, text }) => `${reference} ${text}`),
  )
  const propose = matcher(facts)
  const accounts = await Promise.all(currencies.map((currency) => bankAccount(currency)))
  const parts = new Map(facts.parts.map((part) => [part.partId, part] as const))
  const names = new Map(
    [...facts.settled.values(), ...facts.parts].map(
      (part) => [part.companyId, part.companyName] as const,
    ),
  )
  return {
    currencies,
    demoCurrencies: accounts.flatMap((each) => (each?.isDemo ? each.currency : [])),
    openTotal,
    open: entries.map((entry): OpenTransfer => {
      const row = transferRow(entry)
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
    matched: matches.map(matchedTransfer),
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
