import { getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { CardsImport } from '@/features/freight/components/staff/cards-import'
import { FreightFrame } from '@/features/freight/components/staff/freight-nav'
import { heldLanes } from '@/features/freight/queries/imports'
import { CARD_COLUMN_NAMES, NEEDED_COLUMNS } from '@/features/freight/rules/card-row'
import { MessagesProvider } from '@/i18n/messages-provider'

export const generateMetadata = tabTitle('/staff/freight/import')

const SHEET = '/api/staff/freight-rates'

/** Imports rate cards from a file: first shows what it would do, then takes all of it or nothing. */
export default async function FreightImportPage() {
  const actor = await requireStaff('/staff/freight/import')
  if (!may(actor, 'freight.edit')) return <ReservedPage permission="freight.edit" />
  const [lanes, t, { freight }] = await Promise.all([
    heldLanes(actor),
    getTranslations('freight.import'),
    getMessages(),
  ])
  const { problems: _, refusals: __, ...words } = freight
  return (
    <FreightFrame room="import" lead={t('lead')}>
      <MessagesProvider messages={{ freight: words }}>
        <CardsImport />
      </MessagesProvider>
      <section aria-labelledby="format" className="grid gap-2 text-sm">
        <h2 id="format" className="text-lg">
          {t('format')}
        </h2>
        <p className="max-w-prose">
          {t('columns', {
            columns: NEEDED_COLUMNS.join(', '),
            optional: CARD_COLUMN_NAMES.filter((name) => !NEEDED_COLUMNS.includes(name)).join(', '),
          })}
        </p>
        <p className="max-w-prose">{t('bands')}</p>
        <p className="max-w-prose">{t('modes')}</p>
        <p className="max-w-prose">{t('surcharges')}</p>
        <ul className="grid gap-1">
          <li>
            <a className="text-info underline" href={SHEET}>
              {t('download')}
            </a>
          </li>
          {lanes.map((lane) => (
            <li key={lane}>
              <a className="text-info underline" href={`${SHEET}?${new URLSearchParams({ lane })}`}>
                {t('downloadLane', { lane })}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </FreightFrame>
  )
}
