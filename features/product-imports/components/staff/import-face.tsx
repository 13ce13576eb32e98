import { personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import type { DeskImport } from '../../queries/imports'
import { IMPORT_STATES, type IMPORT_LIST } from '../../rules/import-list'
import { stateVariant } from './import-state'

/** Files of products with the results of their rows. */
export function importFace({ locale, to }: ListReader): FaceOf<typeof IMPORT_LIST, DeskImport> {
  const t = translator('imports', locale)
  return {
    title: t('allFiles'),
    found: (count) => t('found', { count }),
    empty: t('noneYet'),
    idOf: ({ id }) => id,
    nameOf: ({ fileName }) => fileName,
    fixed: [
      {
        label: t('file'),
        kind: 'text',
        sort: 'file',
        long: 'clip',
        value: ({ fileName }) => fileName,
        cell: ({ id, fileName }) => <a href={to(`/staff/catalog/import/${id}`)}>{fileName}</a>,
      },
    ],
    columns: {
      state: {
        label: t('state'),
        kind: 'text',
        value: ({ state }) => t(`states.${state}`),
        cell: ({ state }) => <Badge variant={stateVariant(state)}>{t(`states.${state}`)}</Badge>,
      },
      new: { label: t('new'), kind: 'number', value: ({ added }) => added },
      changed: { label: t('changed'), kind: 'number', value: ({ changed }) => changed },
      wrong: { label: t('wrong'), kind: 'number', value: ({ wrong }) => wrong },
      by: personColumn({ label: t('sentBy'), value: ({ createdBy }) => createdBy }),
      sent: {
        label: t('sent'),
        kind: 'instant',
        sort: 'sent',
        value: ({ createdAt }) => createdAt,
      },
    },
    filters: {
      q: { label: t('find') },
      state: {
        label: t('state'),
        options: IMPORT_STATES.map((state) => [state, t(`states.${state}`)]),
      },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('states.READY'), query: 'state=READY' },
    ],
  }
}
