import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { dayText } from '@/platform/dates'
import { NOTICE_TOPICS } from '../../engine/country'
import type { RiskRow } from '../../queries/risk-table'
import { REVIEW_STATES } from '../../rules/measure-list'
import type { RISK_LIST } from '../../rules/risk-list'
import { shippedDestinations } from '../../rules/rules-in-force'
import { placesText } from './change-words'

/** What countries ask beside duty, of which goods, and who has read it. */
export function riskFace({ locale, to }: ListReader): FaceOf<typeof RISK_LIST, RiskRow> {
  const t = translator('tariffDesk.riskDesk', locale)
  const desk = translator('staff.tariffs', locale)
  const reviewText = ({ notice: { review } }: RiskRow): string =>
    review.state === 'reviewed'
      ? desk('reviewed', { by: review.by, at: dayText(review.at, locale) })
      : desk('notReviewed')
  const codes = ({ notice }: RiskRow) =>
    notice.codes[0] === '' ? desk('allCodes') : notice.codes.join(', ')
  return {
    title: desk('rooms.risks'),
    found: (count) => t('count', { count }),
    empty: t('empty'),
    idOf: ({ notice }) => notice.id,
    nameOf: ({ notice }) => notice.title,
    fixed: [
      {
        label: t('risk'),
        kind: 'text',
        sort: 'title',
        value: ({ notice }) => notice.title,
        cell: ({ notice: { id, title } }) => (
          <a href={to(`/staff/tariffs/risks/${encodeURIComponent(id)}`)} title={title}>
            {title}
          </a>
        ),
      },
    ],
    columns: {
      topic: {
        label: t('topic'),
        kind: 'text',
        sort: 'topic',
        value: ({ notice }) => t(`topics.${notice.topic}`),
      },
      destinations: {
        label: desk('destination'),
        kind: 'text',
        value: ({ destinations }) => placesText(destinations, locale),
      },
      codes: { label: desk('codes'), kind: 'code', long: 'clip', value: codes },
      origins: {
        label: desk('origins'),
        kind: 'text',
        value: ({ notice: { origins } }) => (origins === '*' ? desk('any') : origins.join(', ')),
      },
      from: { label: desk('from'), kind: 'day', sort: 'from', value: ({ notice }) => notice.from },
      until: { label: desk('until'), kind: 'day', sort: 'until', value: ({ notice }) => notice.to },
      review: {
        label: desk('review'),
        kind: 'text',
        value: reviewText,
        cell: (row) =>
          row.reviewed === 'none' ? (
            <Badge variant="caution">{desk('notReviewed')}</Badge>
          ) : (
            <>
              {reviewText(row)}{' '}
              {row.reviewed === 'stale' ? (
                <Badge variant="caution">{desk('reviews.stale')}</Badge>
              ) : null}
            </>
          ),
      },
      papers: {
        label: t('papers'),
        kind: 'text',
        long: 'clip',
        value: ({ notice }) => (notice.papers ?? []).join('; '),
      },
      law: {
        label: desk('law'),
        kind: 'text',
        long: 'clip',
        value: ({ notice }) => notice.legalBasis,
      },
      source: {
        label: desk('source'),
        kind: 'text',
        long: 'clip',
        value: ({ notice }) => notice.source,
      },
      id: { label: desk('id'), kind: 'code', value: ({ notice }) => notice.id },
    },
    filters: {
      q: { label: t('search') },
      to: {
        label: desk('destination'),
        options: shippedDestinations.map((code) => [code, countryName(code, locale)]),
      },
      topic: {
        label: t('topic'),
        options: NOTICE_TOPICS.map((topic) => [topic, t(`topics.${topic}`)]),
      },
      day: { label: desk('day'), more: true },
      review: {
        label: desk('review'),
        options: REVIEW_STATES.map((each) => [each, desk(`reviews.${each}`)]),
        more: true,
      },
    },
    presets: [
      { name: desk('allDestinations'), query: '' },
      { name: countryName('US', locale), query: 'to=US' },
      { name: t('topics.licence'), query: 'topic=licence' },
      { name: desk('notReviewed'), query: 'review=none' },
    ],
  }
}
