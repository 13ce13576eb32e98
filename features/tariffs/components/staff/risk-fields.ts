import type { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/form'
import { NOTICE_TOPICS } from '../../engine/country'
import type { Notice } from '../../engine/types'

/** The entries that say what a country asks of which goods; begun with a row where one is held. */
export function riskFields(
  t: Awaited<ReturnType<typeof getTranslations<'tariffDesk.riskDesk'>>>,
  held?: Notice,
): DeskField[] {
  return [
    { name: 'title', label: t('title'), start: held?.title ?? '' },
    {
      name: 'topic',
      label: t('topic'),
      type: 'select',
      start: held?.topic ?? 'other',
      options: NOTICE_TOPICS.map((topic) => [topic, t(`topics.${topic}`)] as const),
    },
    {
      name: 'text',
      label: t('text'),
      hint: t('textHint'),
      type: 'long',
      wide: true,
      start: held?.text ?? '',
    },
    {
      name: 'papers',
      label: t('papers'),
      hint: t('papersHint'),
      type: 'long',
      wide: true,
      start: (held?.papers ?? []).join('\n'),
    },
    {
      name: 'codes',
      label: t('codes'),
      hint: t('codesHint'),
      start: held?.codes.map((code) => code || '*').join(', ') ?? '',
    },
    {
      name: 'origins',
      label: t('origins'),
      hint: t('originsHint'),
      start: held === undefined || held.origins === '*' ? '*' : held.origins.join(', '),
    },
    { name: 'legalBasis', label: t('law'), start: held?.legalBasis ?? '' },
    { name: 'source', label: t('source'), hint: t('sourceHint'), start: held?.source ?? '' },
  ]
}
