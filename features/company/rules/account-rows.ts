import type { ShownAccount } from '../settings/bank'

/** The rows of an account that a payer copies, in the order in which banks ask for them. Pure. */
export const ACCOUNT_ROWS = [
  'holder',
  'bank',
  'swift',
  'iban',
  'account',
  'bankAddress',
  'intermediary',
  'advice',
] as const
export type AccountRow = (typeof ACCOUNT_ROWS)[number]

/** The rows that an account has, each as it is written: an IBAN in groups of four. */
export const accountRows = (account: ShownAccount): { row: AccountRow; text: string }[] =>
  ACCOUNT_ROWS.map((row) => ({ row, text: textOf(account, row) })).filter(({ text }) => text !== '')

function textOf(account: ShownAccount, row: AccountRow): string {
  switch (row) {
    case 'iban':
      return account.iban.replaceAll(/(.{4})(?=.)/g, '$1 ')
    case 'bankAddress':
      return account.bankAddress.join(', ')
    case 'intermediary':
      return [account.intermediary, account.intermediarySwift].filter(Boolean).join(', ')
    default:
      return account[row]
  }
}
