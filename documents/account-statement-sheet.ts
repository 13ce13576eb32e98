import type { AccountStatement } from '@/features/papers/schema'
import { localeOf, routing } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import type { SheetCell } from '@/platform/sheets/write'
import { causeWord, partWord } from './trade-paper/account-words'
import { bilingual } from './trade-paper/words'
import { sheetAmount } from './trade-paper-sheet'

/** A statement of an account as the rows of a sheet: the same content as its PDF, with amounts as numbers. */
export function accountStatementRows(statement: AccountStatement): (readonly SheetCell[])[] {
  const { currency, rows, open, unappliedMinor, from, to, openingMinor, closingMinor } = statement
  const language = localeOf(statement.language)
  const t = bilingual(language)
  // Sentences have days in words; columns have them as sheet dates.
  const { day } = formatIn(language, currency)
  const english = documentTranslator('tradePapers.kinds', routing.defaultLocale)
  const amount = (minor: number) => sheetAmount(minor, currency)
  return [
    [english(statement.kind), statement.number],
    [t('issued'), statement.issuedOn],
    [t('seller'), statement.seller.name],
    [t('buyer'), statement.buyer.name],
    [t('span', { from: day(from), to: day(to) })],
    [],
    [
      t('day'),
      t('what'),
      t('order'),
      `${t('charged')} ${currency}`,
      `${t('paidOrCredited')} ${currency}`,
      `${t('balance')} ${currency}`,
    ],
    [from, t('opening', { day: day(from) }), '', '', '', amount(openingMinor)],
    ...rows.map((row) => [
      row.day,
      [causeWord(t, row), partWord(t, row.part)].filter(Boolean).join(': '),
      row.order,
      row.amountMinor > 0 ? amount(row.amountMinor) : '',
      row.amountMinor < 0 ? amount(-row.amountMinor) : '',
      amount(row.balanceMinor),
    ]),
    [
      to,
      t(closingMinor < 0 ? 'inFavour' : 'owed', { day: day(to) }),
      '',
      '',
      '',
      amount(closingMinor),
    ],
    [],
    [t('openItems', { day: day(statement.issuedOn) })],
    ...open.map(({ order, part, dueOn, openMinor }) => [
      dueOn ?? '',
      partWord(t, part),
      order,
      amount(openMinor),
    ]),
    ...(unappliedMinor > 0 ? [['', t('unapplied'), '', amount(-unappliedMinor)]] : []),
  ]
}
