import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { CONTROL_KINDS } from '../../engine/control-kinds'
import type { ControlRow } from '../../queries/control-table'
import type { CONTROL_LIST } from '../../rules/control-list'
import {
  codesOf,
  firstOf,
  placesOf,
  ruleColumns,
  standingColumn,
  standingFilters,
  standingPresets,
} from './rule-columns'

const NAMED = 4

/** Export controls: whose law they are, where goods may not go, and which goods. */
export function controlFace({ locale, to }: ListReader): FaceOf<typeof CONTROL_LIST, ControlRow> {
  const t = translator('staff.tariffs', locale)
  const destinations = (row: ControlRow) => placesOf(t, row.destinations)
  return {
    title: t('rooms.controls'),
    found: (count) => t('lists.controlsFound', { count }),
    empty: t('lists.controlsEmpty'),
    idOf: ({ id }) => id,
    nameOf: ({ title }) => title,
    fixed: [
      {
        label: t('lists.control'),
        kind: 'text',
        sort: 'title',
        long: 'wrap',
        value: ({ title }) => title,
        cell: ({ id, title }) => (
          <a href={to(`/staff/tariffs/change?control=${encodeURIComponent(id)}`)}>{title}</a>
        ),
      },
    ],
    columns: {
      ...ruleColumns(t, locale),
      kind: { label: t('lists.kind'), kind: 'text', value: ({ kind }) => t(`lists.kinds.${kind}`) },
      exporter: {
        label: t('lists.exporter'),
        kind: 'text',
        sort: 'exporter',
        value: ({ exporter }) => countryName(exporter, locale),
      },
      destinations: {
        label: t('lists.destinations'),
        kind: 'text',
        value: (row) => destinations(row).join(', '),
        cell: (row) => firstOf(t, destinations(row), NAMED),
      },
      codes: {
        label: t('codes'),
        kind: 'code',
        value: (row) => codesOf(t, row).join(', '),
        cell: (row) => firstOf(t, codesOf(t, row), 1),
      },
      standing: standingColumn(t),
    },
    filters: {
      q: { label: t('lists.search') },
      kind: {
        label: t('lists.kind'),
        options: CONTROL_KINDS.map((each) => [each, t(`lists.kinds.${each}`)]),
      },
      ...standingFilters(t),
    },
    presets: standingPresets(t),
  }
}
