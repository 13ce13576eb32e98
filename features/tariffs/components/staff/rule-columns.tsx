import type { Column } from '@/components/list/column'
import { Badge } from '@/components/ui/badge'
import type { translator } from '@/i18n/translator'
import { daysInWords, dayText } from '@/platform/dates'
import type { Dated, Review } from '../../engine/dated'
import { REVIEW_STATES, type ReviewState } from '../../rules/measure-list'
import { STANDINGS, type Standing } from '../../rules/standing'

type Texts = ReturnType<typeof translator<'staff.tariffs'>>

/** What every row of the rules has. */
interface RuleRow extends Dated {
  id: string
  legalBasis: string
  source: string
  review: Review
  reviewed: ReviewState
}

/** The first few of some values, and how many more there are. */
export const firstOf = (t: Texts, all: readonly string[], most: number): string =>
  all.length > most ? t('moreCodes', { first: all[0] ?? '', more: all.length - 1 }) : all.join(', ')

/** Codes of goods; "all" where a rule names none. */
export const codesOf = (t: Texts, { codes }: { codes: readonly string[] }): readonly string[] =>
  codes[0] === '' ? [t('allCodes')] : codes

/** Countries by their codes; "any" where a rule names none. */
export const placesOf = (t: Texts, places: '*' | readonly string[]): readonly string[] =>
  places === '*' ? [t('any')] : places

/** Columns of every list of rules: dates in force, law, and reviewer. */
export const ruleColumns = (t: Texts, locale: string) =>
  ruleColumnsOf<RuleRow>(t, locale, (row) => row)

/** The same for lists whose rows contain the rule. */
export function ruleColumnsOf<Row>(t: Texts, locale: string, ruleOf: (row: Row) => RuleRow) {
  const reviewText = ({ review }: RuleRow): string =>
    review.state === 'reviewed'
      ? t('reviewed', { by: review.by, at: dayText(review.at, locale) })
      : t('notReviewed')
  return {
    from: { label: t('from'), kind: 'day', sort: 'from', value: (row) => ruleOf(row).from },
    until: { label: t('until'), kind: 'day', sort: 'until', value: (row) => ruleOf(row).to },
    review: {
      label: t('review'),
      kind: 'text',
      value: (row) => reviewText(ruleOf(row)),
      cell: (row) =>
        ruleOf(row).reviewed === 'none' ? (
          <Badge variant="caution">{t('notReviewed')}</Badge>
        ) : (
          <>
            {reviewText(ruleOf(row))}{' '}
            {ruleOf(row).reviewed === 'stale' ? (
              <Badge variant="caution">{t('reviews.stale')}</Badge>
            ) : null}
          </>
        ),
    },
    law: { label: t('law'), kind: 'text', long: 'clip', value: (row) => ruleOf(row).legalBasis },
    source: {
      label: t('source'),
      kind: 'text',
      long: 'clip',
      value: (row) => daysInWords(ruleOf(row).source, locale),
    },
    id: { label: t('id'), kind: 'code', value: (row) => ruleOf(row).id },
  } satisfies Record<string, Column<Row>>
}

/** Whether a row is in force today. */
export const standingColumn = (t: Texts): Column<{ standing: Standing }> => ({
  label: t('standing'),
  kind: 'text',
  value: ({ standing }) => t(`standings.${standing}`),
})

/** The filter of every list of rules: who has reviewed a row, and how long ago. */
export const reviewFilter = (t: Texts) => ({
  label: t('review'),
  options: REVIEW_STATES.map((each): [typeof each, string] => [each, t(`reviews.${each}`)]),
  more: true,
})

/** Filters of lists whose rows have dates: the review filter, and whether a row is in force today. */
export const standingFilters = (t: Texts) => ({
  standing: {
    label: t('standing'),
    options: STANDINGS.map((each): [typeof each, string] => [each, t(`standings.${each}`)]),
  },
  review: reviewFilter(t),
})

/** The presets of such lists. */
export const standingPresets = (t: Texts) => [
  { name: t('lists.all'), query: '' },
  { name: t('standings.in_force'), query: 'standing=in_force' },
  { name: t('notReviewed'), query: 'review=none' },
]
