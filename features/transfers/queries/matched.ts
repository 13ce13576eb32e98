import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { ASIDE_REASONS, type AsideReason } from '../rules/aside'
import { GROUNDS, type Ground } from '../rules/match'

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

/** A booked transfer. */
export interface MatchedTransfer extends TransferRow {
  matchId: string
  /** by what it was matched; `typed` where a person entered it */
  ground: Ground | 'typed'
  /** null for money that is no buyer's */
  companyName: string | null
  /** why it is no buyer's */
  reason: AsideReason | null
  note: string
  madeBy: string
  madeAt: Date
  feeMinor: number
  unappliedMinor: number
}

export const transferRow = (entry: {
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

/** What {@link matchedTransfer} asks of a match. */
export const MATCH_PARTS = {
  entry: true,
  lines: true,
  company: { select: { name: true } },
} as const satisfies Prisma.BankMatchInclude

export function matchedTransfer(
  match: Prisma.BankMatchGetPayload<{ include: typeof MATCH_PARTS }>,
): MatchedTransfer {
  const sum = (kind: string) =>
    match.lines
      .filter((line) => line.kind === kind)
      .reduce((total, line) => total + Number(line.amountMinor), 0)
  return {
    ...transferRow(match.entry),
    matchId: match.id,
    ground: GROUNDS.find((each) => each === match.ground) ?? 'typed',
    companyName: match.company?.name ?? null,
    reason: ASIDE_REASONS.find((each) => each === match.reason) ?? null,
    note: match.note,
    madeBy: match.madeBy,
    madeAt: match.madeAt,
    feeMinor: sum('FEE'),
    unappliedMinor: sum('UNAPPLIED'),
  }
}
