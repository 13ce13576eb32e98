import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { NOTICE_TOPICS } from '../../engine/country'
import type { RiskRow } from '../../queries/risk-table'
import type { RISK_LIST } from '../../rules/risk-list'
import { shippedDestinations } from '../../rules/rules-in-force'
import { placesText } from './change-words'
import { reviewFilter, ruleColumnsOf } from './rule-columns'

/** What countries require beside duty, of which goods, and who has reviewed it. */
export function riskFace({ locale, to }: ListReader): FaceOf<typeof RISK_LIST, RiskRow> {
  const t = translator('tariffDesk.riskDesk', locale)
  const desk = translator('staff.tariffs', locale)
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
      ...ruleColumnsOf<RiskRow>(desk, locale, ({ notice, reviewed }) => ({ ...notice, reviewed })),
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
      papers: {
        label: t('papers'),
        kind: 'text',
        long: 'clip',
        value: ({ notice }) => (notice.papers ?? []).join('; '),
      },
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
      review: reviewFilter(desk),
    },
    presets: [
      { name: desk('allDestinations'), query: '' },
      { name: countryName('US', locale), query: 'to=US' },
      { name: t('topics.licence'), query: 'topic=licence' },
      { name: desk('notReviewed'), query: 'review=none' },
    ],
  }
}
