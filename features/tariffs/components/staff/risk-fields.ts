import type { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { NOTICE_TOPICS } from '../../engine/country'
import type { Notice } from '../../engine/types'

/** The fields of what a country requires of which goods, prefilled from the current row where there is one. */
export function riskFields(
  t: Awaited<ReturnType<typeof getTranslations<'tariffDesk.riskDesk'>>>,
  current?: Notice,
): DeskField[] {
  return [
    { name: 'title', label: t('title'), start: current?.title ?? '' },
    {
      name: 'topic',
      label: t('topic'),
      type: 'select',
      start: current?.topic ?? 'other',
      options: NOTICE_TOPICS.map((topic) => [topic, t(`topics.${topic}`)] as const),
    },
    {
      name: 'text',
      label: t('text'),
      hint: t('textHint'),
      type: 'long',
      wide: true,
      start: current?.text ?? '',
    },
    {
      name: 'papers',
      label: t('papers'),
      hint: t('papersHint'),
      type: 'long',
      wide: true,
      start: (current?.papers ?? []).join('\n'),
    },
    {
      name: 'codes',
      label: t('codes'),
      hint: t('codesHint'),
      start: current?.codes.map((code) => code || '*').join(', ') ?? '',
    },
    {
      name: 'origins',
      label: t('origins'),
      hint: t('originsHint'),
      start: current === undefined || current.origins === '*' ? '*' : current.origins.join(', '),
    },
    { name: 'legalBasis', label: t('law'), start: current?.legalBasis ?? '' },
    { name: 'source', label: t('source'), hint: t('sourceHint'), start: current?.source ?? '' },
  ]
}
