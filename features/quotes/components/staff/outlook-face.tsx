import { personColumn } from '@/components/list/columns'
import type { Column } from '@/components/list/column'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { say } from '@/i18n/say'
import { translator } from '@/i18n/translator'
import type { OutlookExposure } from '../../queries/outlook-exposure'
import type { OutlookRow } from '../../queries/outlook-table'
import { OUTLOOK_FITS, type OUTLOOK_LIST } from '../../rules/outlook-list'

/**
 * The list of outlooks with their scenarios, and the effect of each on the duty of the open quotes.
 */
export function outlookFace({ locale, to }: ListReader): FaceOf<typeof OUTLOOK_LIST, OutlookRow> {
  const t = translator('staff.tariffs.outlooks', locale)
  const usd = (
    label: string,
    minorOf: (exposure: OutlookExposure) => number,
  ): Column<OutlookRow> => ({
    label,
    kind: 'money',
    value: ({ exposure }) => exposure && { minor: minorOf(exposure), currency: 'USD' },
  })
  const fitText = ({ problem }: OutlookRow): string => t(problem ? 'fits.misfit' : 'fits.fits')
  return {
    title: t('list'),
    found: (count) => t('found', { count }),
    empty: t('empty'),
    idOf: ({ outlook }) => outlook.id,
    nameOf: ({ outlook }) => outlook.title,
    fixed: [
      {
        label: t('outlook'),
        kind: 'text',
        sort: 'title',
        long: 'wrap',
        value: ({ outlook }) => outlook.title,
        cell: ({ outlook }) => (
          <a href={to(`/staff/tariffs/outlooks/${encodeURIComponent(outlook.id)}`)}>
            {outlook.title}
          </a>
        ),
      },
    ],
    columns: {
      scenarios: {
        label: t('scenarios'),
        kind: 'number',
        value: ({ outlook }) => outlook.scenarios.length,
      },
      fit: {
        label: t('fit'),
        kind: 'text',
        value: fitText,
        cell: (row) =>
          row.problem ? (
            <Badge variant="caution" title={say(row.problem, locale)}>
              {fitText(row)}
            </Badge>
          ) : (
            fitText(row)
          ),
      },
      quotes: {
        label: t('quotes'),
        kind: 'number',
        sort: 'quotes',
        value: ({ exposure }) => exposure?.quotes ?? '',
      },
      today: usd(t('today'), ({ todayMinor }) => todayMinor),
      least: usd(t('least'), ({ minMinor }) => minMinor),
      expected: usd(t('expected'), ({ expectedMinor }) => expectedMinor),
      most: usd(t('most'), ({ maxMinor }) => maxMinor),
      by: personColumn({ label: t('by'), sort: 'by', value: ({ outlook }) => outlook.setBy }),
      set: { label: t('setOn'), kind: 'day', sort: 'set', value: ({ outlook }) => outlook.setAt },
    },
    filters: {
      q: { label: t('search') },
      fit: { label: t('fit'), options: OUTLOOK_FITS.map((each) => [each, t(`fits.${each}`)]) },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('fits.misfit'), query: 'fit=misfit' },
    ],
  }
}
