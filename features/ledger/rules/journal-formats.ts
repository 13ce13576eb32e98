import { plainAmount } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'

/** How postings are written for accountants. Pure. */

export const JOURNAL_FORMATS = ['journal', 'quickbooks'] as const
export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

/** A leg of an entry, as the books store it. */
export interface Posted {
  serial: bigint
  leg: number
  /** `YYYY-MM-DD` */
  bookedOn: string
  valueOn: string
  causeKind: string
  causeId: string
  kind: string
  orderSerial: number | null
  subject: string
  currency: string
  amountMinor: bigint
  balanceMinor: bigint
  /** the entry that this one reverses */
  reverses: bigint | null
  byName: string | null
  /** the order’s company; null for the house's own accounts */
  company: string | null
}

/** How a format is written: its head, and a row of it. */
export interface JournalWriting {
  columns: readonly string[]
  row: (posting: Posted, accountName: string) => readonly string[]
}

const sides = ({ amountMinor, currency }: Posted): [debit: string, credit: string] => {
  const amount = plainAmount(Math.abs(Number(amountMinor)), currency)
  return amountMinor > 0n ? [amount, ''] : ['', amount]
}
const orderOf = ({ orderSerial }: Posted): string =>
  orderSerial === null ? '' : formatOrderNumber(orderSerial)

/** Others rely on the names and the order of these columns: they don't change. */
export const JOURNAL_WRITINGS: Readonly<Record<JournalFormat, JournalWriting>> = {
  journal: {
    columns: [
      'entry',
      'booked_on',
      'value_on',
      'cause',
      'cause_id',
      'account',
      'order',
      'subject',
      'currency',
      'debit',
      'credit',
      'balance_minor',
      'reverses',
      'by',
    ],
    row: (posting) => [
      String(posting.serial),
      posting.bookedOn,
      posting.valueOn,
      posting.causeKind,
      posting.causeId,
      posting.kind,
      orderOf(posting),
      posting.subject,
      posting.currency,
      ...sides(posting),
      String(posting.balanceMinor),
      posting.reverses === null ? '' : String(posting.reverses),
      posting.byName ?? '',
    ],
  },
  // As QuickBooks Online takes journal entries: rows with one number are one entry, in one
  // currency, with US dates.
  quickbooks: {
    columns: [
      'JournalNo',
      'JournalDate',
      'Currency',
      'AccountName',
      'Debits',
      'Credits',
      'Description',
      'Name',
    ],
    row: (leg, accountName) => {
      const [year, month, day] = leg.bookedOn.split('-')
      return [
        `${leg.serial}-${leg.currency}`,
        `${month}/${day}/${year}`,
        leg.currency,
        accountName,
        ...sides(leg),
        [orderOf(leg), leg.causeKind].filter(Boolean).join(' '),
        leg.company ?? '',
      ]
    },
  },
}
