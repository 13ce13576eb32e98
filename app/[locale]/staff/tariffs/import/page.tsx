import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { ImportForm } from '@/features/tariffs/components/staff/import-form'
import { COLUMNS } from '@/features/tariffs/import/csv'
import { newYorkDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/tariffs/import')

const MEASURES = '/api/staff/tariff-measures'

/** Imports rules from a file: first shows what it would do, then makes a draft like any other. */
export default async function ImportPage() {
  const actor = await requireStaff('/staff/tariffs/import')
  if (!may(actor, 'tariff.edit')) return <ReservedPage permission="tariff.edit" />
  const t = await getTranslations('staff.tariffs')
  return (
    <DeskFrame room="import" lead={t('import.lead')}>
      <ImportForm today={newYorkDay(new Date())} />
      <section aria-labelledby="formats" className="grid gap-2 text-sm">
        <h2 id="formats" className="text-lg">
          {t('import.formats')}
        </h2>
        <p className="max-w-prose">{t('import.hts')}</p>
        <p className="max-w-prose">
          {t('import.csv', {
            columns: COLUMNS.filter((column) => !column.endsWith('?')).join(', '),
            optional: COLUMNS.filter((column) => column.endsWith('?'))
              .map((column) => column.slice(0, -1))
              .join(', '),
          })}
        </p>
        <p className="max-w-prose">{t('import.own')}</p>
        <p>
          <a className="text-info underline" href={MEASURES}>
            {t('import.download')}
          </a>
        </p>
      </section>
    </DeskFrame>
  )
}
