import type { Message } from '@/i18n/message'
import { addDays } from '@/platform/day'
import { bareAccount, refuse, type ReadEntry, type ReadStatement } from './statement'

/** The account that a file belongs to, and the newest statement taken of it before. */
export interface TakenSoFar {
  currency: string
  /** its numbers (IBAN and national), without spaces */
  accounts: readonly string[]
  last: { number: number | null; closingMinor: number | null; toOn: string | null } | null
}

/**
 * Checks that a statement belongs to the account and adds up. Pure.
 * @returns oddities that don't prevent it from being taken
 * @throws StatementProblem for another account or currency, and where opening balance and entries don't make the
 *   closing balance
 */
export function checkStatement(statement: ReadStatement, known: TakenSoFar): Message[] {
  const { account, currency, entries, openingMinor, closingMinor } = statement
  if (currency !== known.currency)
    refuse('transfers.problems.other_currency', { currency, expected: known.currency })
  if (account !== '' && !isAccount(account, known.accounts))
    refuse('transfers.problems.other_account', { account })
  if (openingMinor !== null && closingMinor !== null) {
    const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, openingMinor)
    if (sum !== closingMinor)
      refuse('transfers.problems.sum', {
        sum: { amountMinor: sum, currency },
        closing: { amountMinor: closingMinor, currency },
      })
  }
  return oddities(statement, known)
}

function oddities(
  { number, openingMinor, closingMinor, fromOn, currency }: ReadStatement,
  { last }: TakenSoFar,
): Message[] {
  const odd: Message[] = []
  if (openingMinor === null || closingMinor === null)
    odd.push({ code: 'transfers.odd.no_balances' })
  if (!last) return odd
  const next = (last.number ?? 0) + 1
  // Banks that number statements by the year begin each year with 1.
  if (number !== null && last.number !== null && number > next)
    odd.push({ code: 'transfers.odd.gap', values: { from: next, to: number - 1 } })
  const isLater = fromOn !== null && last.toOn !== null && fromOn >= last.toOn
  if (isLater && openingMinor !== null && last.closingMinor !== null)
    if (openingMinor !== last.closingMinor)
      odd.push({
        code: 'transfers.odd.jump',
        values: {
          opening: { amountMinor: openingMinor, currency },
          closing: { amountMinor: last.closingMinor, currency },
        },
      })
  if (fromOn !== null && last.toOn !== null && fromOn > addDays(last.toOn, 7))
    odd.push({
      code: 'transfers.odd.days',
      values: { from: { day: last.toOn }, to: { day: fromOn } },
    })
  return odd
}

/** A file may name an account by its IBAN or by its national number. */
function isAccount(account: string, known: readonly string[]): boolean {
  const number = bareAccount(account)
  return known.some((each) => {
    const own = bareAccount(each)
    const [short, long] = own.length < number.length ? [own, number] : [number, own]
    return own === number || (short.length >= 6 && long.endsWith(short))
  })
}

/**
 * The keys of movements within their account, so that each is taken once from whichever file: the bank's reference,
 * day and amount, or the whole content where a bank gives no reference. The same movement twice in one file counts
 * as two.
 * @returns one text per entry, in the entries' order
 */
export function entryKeys(entries: readonly ReadEntry[]): string[] {
  const counts = new Map<string, number>()
  return entries.map((entry) => {
    const { bookedOn, amountMinor, bankReference, reference, text, partyName } = entry
    const texts = bankReference ? [bankReference] : [reference, text, partyName]
    const key = [bookedOn, String(amountMinor), ...texts].join('\u001F')
    const ordinal = counts.get(key) ?? 0
    counts.set(key, ordinal + 1)
    return `${key}\u001F${ordinal}`
  })
}
