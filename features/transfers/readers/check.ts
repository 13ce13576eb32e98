import type { Message } from '@/i18n/message'
import { addDays } from '@/platform/day'
import { bareAccount, refuse, type ReadEntry, type ReadStatement } from './statement'

/** The account that a file is taken for, and the newest that was taken of it before. */
export interface TakenSoFar {
  currency: string
  /** its numbers, IBAN and the other, without spaces */
  accounts: readonly string[]
  last: { number: number | null; closingMinor: number | null; toOn: string | null } | null
}

/**
 * Whether a statement is the account's and adds up. Pure.
 * @returns what is odd and doesn't keep it from being taken
 * @throws StatementProblem for another account or currency, and where opening and entries don't make the closing
 *   balance
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
  // A year's first statement is number 1 at banks that count by the year.
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

/** A file may name an account by its IBAN or by the number within it. */
function isAccount(account: string, known: readonly string[]): boolean {
  const number = bareAccount(account)
  return known.some((each) => {
    const own = bareAccount(each)
    const [short, long] = own.length < number.length ? [own, number] : [number, own]
    return own === number || (short.length >= 6 && long.endsWith(short))
  })
}

/**
 * What a movement is known by within its account, so that it is taken once from whichever file: the bank's reference,
 * day and amount; where a bank gives none, all that it says. The same twice in a file is two.
 * @returns a text an entry, in the entries' order
 */
export function entryKeys(entries: readonly ReadEntry[]): string[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const { bookedOn, amountMinor, bankReference, reference, text, partyName } = entry
    const texts = bankReference ? [bankReference] : [reference, text, partyName]
    const key = [bookedOn, String(amountMinor), ...texts].join('\u001F')
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return `${key}\u001F${ordinal}`
  })
}
