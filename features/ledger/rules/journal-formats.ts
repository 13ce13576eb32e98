import { plainAmount } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'

/** How postings are written for accountants. Pure. */

export const JOURNAL_FORMATS = ['journal', 'quickbooks'] as const
export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

/** A leg of an entry, as the books have it. */
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
  /** the entry that it undoes */
  reverses: bigint | null
  byName: string | null
  /** of the order; null for the house's */
  company: string | null
}

/** How a format writes: its head, and a row of it. */
export interface JournalWriting {
  columns: readonly string[]
  row: (posted: Posted, accountName: string) => readonly string[]
}

const sides = ({ amountMinor, currency }: Posted): [debit: string, credit: string] => {
  const amount = plainAmount(Math.abs(Number(amountMinor)), currency)
  return amountMinor > 0n ? [amount, ''] : ['', amount]
}
const orderOf = ({ orderSerial }: Posted): string =>
  orderSerial === null ? '' : formatOrderNumber(orderSerial)

/** Columns' names and order are relied upon: they don't change. */
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
    row: (posted) => [
      String(posted.serial),
      posted.bookedOn,
      posted.valueOn,
      posted.causeKind,
      posted.causeId,
      posted.kind,
      orderOf(posted),
      posted.subject,
      posted.currency,
      ...sides(posted),
      String(posted.balanceMinor),
      posted.reverses === null ? '' : String(posted.reverses),
      posted.byName ?? '',
    ],
  },
  // As QuickBooks Online takes journal entries: rows of one number are one entry, in one currency, days as in the US.
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
    row: (posted, accountName) => {
      const [year, month, day] = posted.bookedOn.split('-')
      return [
        `${posted.serial}-${posted.currency}`,
        `${month}/${day}/${year}`,
        posted.currency,
        accountName,
        ...sides(posted),
        [orderOf(posted), posted.causeKind].filter(Boolean).join(' '),
        posted.company ?? '',
      ]
    },
  },
}
