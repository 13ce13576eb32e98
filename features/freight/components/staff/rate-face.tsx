import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { dayText } from '@/platform/dates'
import { formatDecimal, formatPrice } from '@/platform/money'
import type { ListedRate } from '../../queries/rate-table'
import { MODES } from '../../engine/types'
import { surchargesText } from '../../rules/card-row'
import { RATE_STANDINGS, type RATE_LIST } from '../../rules/rate-list'

/** Rows of rate cards with what they price, and who has reviewed them. */
export function rateFace({ locale, to }: ListReader): FaceOf<typeof RATE_LIST, ListedRate> {
  const t = translator('freight', locale)
  const decimal = (text: string) => formatDecimal(text, locale)
  const band = ({ from, to: end, unit, containerType }: ListedRate): string => {
    const of = containerType ?? t(`bandUnits.${unit}`)
    return end === null
      ? t('bandOpen', { from: decimal(from), unit: of })
      : t('band', { from: decimal(from), to: decimal(end), unit: of })
  }
  const additions = ({ fuelPercent, surcharges }: ListedRate): string =>
    [
      ...(fuelPercent === null ? [] : [t('fuelOf', { percent: decimal(fuelPercent) })]),
      ...(surcharges.length > 0 ? [surchargesText(surcharges)] : []),
    ].join('; ')
  const review = ({ review: read }: ListedRate): string =>
    read.state === 'reviewed'
      ? t('reviewed', { by: read.by, at: dayText(read.at, locale) })
      : t('notReviewed')
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: (row) => `${row.lane} ${row.service} ${band(row)}`,
    fixed: [
      {
        label: t('lane'),
        kind: 'text',
        sort: 'lane',
        value: ({ lane }) => lane,
        cell: ({ lane, isDemo }) => (
          <>
            {lane} {isDemo ? <Badge>{t('demo')}</Badge> : null}
          </>
        ),
      },
      {
        label: t('card'),
        kind: 'text',
        value: ({ carrier, service }) => `${carrier}, ${service}`,
      },
    ],
    columns: {
      mode: { label: t('mode'), kind: 'text', value: ({ mode }) => t(`modes.${mode}`) },
      destination: {
        label: t('destination'),
        kind: 'text',
        sort: 'destination',
        value: ({ destination }) => countryName(destination, locale),
      },
      zone: { label: t('zone'), kind: 'text', value: ({ zone }) => zone || t('wholeCountry') },
      leg: { label: t('leg'), kind: 'text', value: ({ leg }) => t(`legs.${leg}`) },
      band: { label: t('bandColumn'), kind: 'text', value: band },
      rate: {
        label: t('rate'),
        kind: 'number',
        value: ({ rate }) => rate,
        cell: ({ rate, currency, unit }) =>
          t('rateOf', { price: formatPrice(rate, currency, locale), unit: t(`units.${unit}`) }),
      },
      minimum: { label: t('minimum'), kind: 'number', value: ({ minimum }) => minimum ?? '' },
      additions: { label: t('additions'), kind: 'text', long: 'clip', value: additions },
      transit: {
        label: t('transit'),
        kind: 'text',
        value: ({ transitMin, transitMax }) =>
          transitMin === null || transitMax === null
            ? ''
            : t('days', { min: transitMin, max: transitMax }),
      },
      from: { label: t('from'), kind: 'day', sort: 'from', value: ({ validFrom }) => validFrom },
      until: { label: t('until'), kind: 'day', sort: 'until', value: ({ validTo }) => validTo },
      standing: {
        label: t('standing'),
        kind: 'text',
        value: ({ standing }) => t(`standings.${standing}`),
      },
      review: {
        label: t('review'),
        kind: 'text',
        value: review,
        cell: (row) =>
          row.review.state === 'reviewed' ? (
            review(row)
          ) : (
            <Badge variant="caution">{t('notReviewed')}</Badge>
          ),
      },
      file: {
        label: t('file'),
        kind: 'number',
        sort: 'file',
        value: ({ file }) => file,
        cell: ({ file }) => <a href={to('/staff/freight/files')}>{file}</a>,
      },
      source: { label: t('source'), kind: 'text', long: 'clip', value: ({ source }) => source },
      note: { label: t('note'), kind: 'text', long: 'clip', value: ({ note }) => note },
    },
    filters: {
      q: { label: t('search') },
      mode: { label: t('mode'), options: MODES.map((mode) => [mode, t(`modes.${mode}`)]) },
      to: { label: t('destinationCode') },
      standing: {
        label: t('standing'),
        any: t('standings.current'),
        options: RATE_STANDINGS.map((each) => [each, t(`standings.${each}`)]),
      },
      review: {
        label: t('review'),
        options: [
          ['reviewed', t('read')],
          ['none', t('notReviewed')],
        ],
        more: true,
      },
      file: { label: t('file'), more: true },
    },
    presets: [
      { name: t('standings.current'), query: '' },
      { name: t('notReviewed'), query: 'review=none' },
      { name: t('standings.ended'), query: 'standing=ended' },
    ],
  }
}
