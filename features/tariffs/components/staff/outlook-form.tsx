import { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { saveOutlookAction } from '../../actions/outlooks'
import type { Outlook } from '../../engine/outlook'
import { keptFrom, MOST_SCENARIOS, outlookEntries } from '../../rules/outlook-entries'

/** Sets an outlook, new or existing: its scenarios, and where each takes its changes from. */
export async function OutlookForm({
  outlook,
  drafts,
}: {
  /** null for a new one */
  outlook: Outlook | null
  /** unpublished change sets whose changes a scenario may take */
  drafts: readonly { serial: number; title: string }[]
}) {
  const t = await getTranslations('staff.tariffs.outlooks')
  const start = outlookEntries(outlook)
  const changes: DeskField['options'] = [
    ['today', t('asToday')],
    ...(outlook?.scenarios ?? [])
      .filter((each) => each.changes.length > 0)
      .map((each) => [keptFrom(each), t('keep', { title: each.title })] as const),
    ...drafts.map(
      ({ serial, title }) => [`set:${serial}`, t('fromSet', { serial, title })] as const,
    ),
  ]
  const fields: DeskField[] = [
    { name: 'title', label: t('title'), wide: true },
    ...Array.from({ length: MOST_SCENARIOS }, (_, i) => i).flatMap((i): DeskField[] => {
      const of = t('scenario', { number: i + 1 })
      return [
        { name: `title${i}`, label: of },
        { name: `probability${i}`, label: t('probability'), of, hint: t('probabilityHint') },
        { name: `changes${i}`, label: t('changes'), of, type: 'select', options: changes },
      ]
    }),
  ]
  return (
    <DeskForm
      stacked
      columns={3}
      id={outlook ? `edit-${outlook.id}` : 'new-outlook-form'}
      action={saveOutlookAction}
      hidden={{ key: outlook?.id ?? '' }}
      version={outlook?.version ?? 0}
      fields={fields.map((field) => ({ ...field, start: start[field.name] ?? '' }))}
      submit={t('save')}
    />
  )
}
