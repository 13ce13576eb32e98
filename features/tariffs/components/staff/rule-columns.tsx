import type { Column } from '@/components/list/column'
import { Badge } from '@/components/ui/badge'
import type { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import type { Dated, Review } from '../../engine/dated'
import type { ReviewState } from '../../rules/measure-list'
import type { Standing } from '../../rules/standing'

type Texts = ReturnType<typeof translator<'staff.tariffs'>>

/** What every row of the rules says of itself. */
interface RuleRow extends Dated {
  id: string
  legalBasis: string
  source: string
  review: Review
  reviewed: ReviewState
}

/** The first of some values, and how many more there are. */
export const firstOf = (t: Texts, all: readonly string[], most: number): string =>
  all.length > most ? t('moreCodes', { first: all[0] ?? '', more: all.length - 1 }) : all.join(', ')

/** Codes of goods; all of them where a rule names none. */
export const codesOf = (t: Texts, { codes }: { codes: readonly string[] }): readonly string[] =>
  codes[0] === '' ? [t('allCodes')] : codes

/** Countries by their codes; any where a rule names none. */
export const placesOf = (t: Texts, places: '*' | readonly string[]): readonly string[] =>
  places === '*' ? [t('any')] : places

/** Columns that every list of rules has: from when until when, by which law, and who has read it. */
export function ruleColumns(t: Texts, locale: string) {
  const reviewText = ({ review }: RuleRow): string =>
    review.state === 'reviewed'
      ? t('reviewed', { by: review.by, at: dayText(review.at, locale) })
      : t('notReviewed')
  return {
    from: { label: t('from'), kind: 'day', sort: 'from', value: ({ from }) => from },
    until: { label: t('until'), kind: 'day', sort: 'until', value: ({ to }) => to },
    review: {
      label: t('review'),
      kind: 'text',
      value: reviewText,
      cell: (row) =>
        row.reviewed === 'none' ? (
          <Badge variant="caution">{t('notReviewed')}</Badge>
        ) : (
          <>
            {reviewText(row)}{' '}
            {row.reviewed === 'stale' ? (
              <Badge variant="caution">{t('reviews.stale')}</Badge>
            ) : null}
          </>
        ),
    },
    law: { label: t('law'), kind: 'text', long: 'clip', value: ({ legalBasis }) => legalBasis },
    source: { label: t('source'), kind: 'text', long: 'clip', value: ({ source }) => source },
    id: { label: t('id'), kind: 'code', value: ({ id }) => id },
  } satisfies Record<string, Column<RuleRow>>
}

/** Whether a row holds today. */
export const standingColumn = (t: Texts): Column<{ standing: Standing }> => ({
  label: t('standing'),
  kind: 'text',
  value: ({ standing }) => t(`standings.${standing}`),
})
