import type { AmendmentDocument } from '@/features/quotes/amendment-schema'
import { changeSheet, type ChangeSheet } from '@/features/quotes/rules/change-sheet'
import { changeWords, type ChangeWords } from '@/features/quotes/rules/change-words'
import { partsOf } from '@/features/quotes/rules/payment-plan'
import { revisionChanges, type RevisionChanges } from '@/features/quotes/rules/revision-changes'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf, type Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'

/** What an amendment changes, as shown on the page, on paper and in letters. Pure. */

/** Differences to what it amends; the payment plan is always shown by its parts. */
export const amendmentChanges = (
  before: QuoteDocument,
  { document }: AmendmentDocument,
): RevisionChanges => revisionChanges(withParts(before), withParts(document))

const withParts = (document: QuoteDocument): QuoteDocument => ({
  ...document,
  payments: partsOf(document),
})

/** The same as a table of words, in the document's language. */
export function amendmentSheet(before: QuoteDocument, amendment: AmendmentDocument): ChangeSheet {
  const language = localeOf(amendment.document.language)
  const t = documentTranslator('orderChanges.amend', language)
  const sheet = changeSheet(amendmentChanges(before, amendment), language)
  const { kind, number } = amendment.amends
  return {
    ...sheet,
    title: t('changes', { number: amendment.number }),
    heads: {
      what: sheet.heads.what,
      was: t('was', { kind, number }),
      is: t('is', { number: amendment.number }),
    },
    groups: withDays(sheet.groups, amendment, language),
  }
}

/** The same as sentences, for a letter. */
export function amendmentWords(
  before: QuoteDocument,
  amendment: AmendmentDocument,
  language: Locale,
): ChangeWords {
  const t = documentTranslator('orderChanges.amend', language)
  const words = changeWords(amendmentChanges(before, amendment), language)
  return {
    ...words,
    title: t('changes', { number: amendment.number }),
    groups: withDays(words.groups, amendment, language),
  }
}

/** Days come after the lines and before the terms. */
function withDays(
  groups: ChangeWords['groups'],
  { days }: AmendmentDocument,
  language: Locale,
): ChangeWords['groups'] {
  if (days.length === 0) return groups
  const t = documentTranslator('orderChanges.amend', language)
  const format = formatIn(language)
  const dayGroup = {
    title: t('days'),
    rows: days.map(({ title, from, to, cause }) => {
      const day = format.day(to)
      const days = {
        from: from ? format.day(from) : t('noDay'),
        to: cause ? t('dayByRoom', { day }) : day,
      }
      return { label: title, text: t('dayMove', days), ...days }
    }),
  }
  const [headline, ...rest] = groups
  return headline ? [headline, dayGroup, ...rest] : [dayGroup]
}
