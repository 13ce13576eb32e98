import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { SettingHistory } from '@/components/desk/setting-history'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { requireStaff } from '@/features/accounts/guards'
import { setImporterAction } from '@/features/tariffs/actions/set-importer'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { importerHistory, listImporters } from '@/features/tariffs/queries/importers'
import { ddpStanding, IMPORT_WAYS, importerLaw } from '@/features/tariffs/rules/importer'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { daysInWords, dayText } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/tariffs/importers')

/**
 * Who may import where: the law of each destination, what the house declares it can do, and the
 * form for one destination.
 */
export default async function ImportersPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/importers'>) {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/tariffs/importers')
  const code = (await searchParams).destination
  const chosen = DESTINATIONS.find((each) => each === code) ?? 'US'
  const [readiness, history, t] = await Promise.all([
    listImporters(actor),
    importerHistory(actor, chosen),
    getTranslations('staff.tariffs.importers'),
  ])
  const now = new Date()
  const today = (destination: string) => statutoryDay(destination, now)
  const law = importerLaw(chosen, today(chosen))
  const next = law?.to ? importerLaw(chosen, law.to) : null
  const [current] = history
  return (
    <DeskFrame room="importers" lead={t('lead')}>
      <section aria-labelledby="chosen" className="grid gap-4">
        <h2 id="chosen" className="text-lg">
          {countryName(chosen, locale)}
        </h2>
        {law ? (
          <dl className="grid max-w-3xl gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
            <dt className="text-muted">{t('ways')}</dt>
            <dd>{law.ways.map((way) => t(`lawful.${way}`)).join('; ')}</dd>
            <dt className="text-muted">{t('takes')}</dt>
            <dd>{law.takes}</dd>
            <dt className="text-muted">{t('law')}</dt>
            <dd>
              {law.legalBasis}
              <span className="block text-xs text-muted">
                {law.review.state === 'reviewed'
                  ? `${daysInWords(law.source, locale)}. ${t('reviewed', { day: dayText(law.review.at, locale) })}`
                  : t('notReviewed', { source: daysInWords(law.source, locale) })}
              </span>
            </dd>
            {law.to ? (
              <>
                <dt className="text-muted">{t('from', { day: dayText(law.to, locale) })}</dt>
                <dd>
                  {next?.takes}
                  <span className="block text-xs text-muted">{next?.legalBasis}</span>
                </dd>
              </>
            ) : null}
          </dl>
        ) : (
          <p className="max-w-prose text-sm text-caution">{t('noLaw')}</p>
        )}
        <DeskForm
          key={chosen}
          action={setImporterAction}
          id="importer"
          stacked
          hidden={{ destination: chosen }}
          version={current?.version ?? 0}
          submit={t('submit')}
          fields={[
            {
              name: 'way',
              label: t('way'),
              type: 'select',
              start: current?.way ?? 'none',
              options: IMPORT_WAYS.map((way) => [way, t(`says.${way}`)] as const),
              wide: true,
            },
            {
              name: 'reason',
              label: t('reason'),
              hint: t('reasonHint'),
              type: 'long',
              wide: true,
            },
          ]}
        />
        <SettingHistory
          rows={history}
          keyOf={({ version }) => version}
          columns={[
            {
              label: t('way'),
              cell: ({ way, isDemo }) =>
                isDemo ? `${t(`says.${way}`)} (${t('demo')})` : t(`says.${way}`),
            },
          ]}
        />
      </section>
      <section aria-labelledby="all" className="grid gap-3">
        <h2 id="all" className="text-lg">
          {t('all')}
        </h2>
        <Table framed className="min-w-xl">
          <TableHeader>
            <TableRow>
              <TableHead>{t('destination')}</TableHead>
              <TableHead>{t('ddp')}</TableHead>
              <TableHead>{t('way')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {DESTINATIONS.map((destination) => {
              const own = readiness.find((each) => each.destination === destination)
              const standing = ddpStanding(destination, today(destination), own?.way ?? null)
              return (
                <TableRow key={destination}>
                  <TableCell>
                    <Link
                      className="text-info underline"
                      href={`/staff/tariffs/importers?destination=${destination}`}
                      aria-current={destination === chosen ? 'true' : undefined}
                    >
                      {countryName(destination, locale)}
                    </Link>
                  </TableCell>
                  <TableCell className={standing === 'offered' ? undefined : 'text-muted'}>
                    {t(`standing.${standing}`)}
                  </TableCell>
                  <TableCell className="text-muted">
                    {own ? t(`says.${own.way}`) : t('unsaid')}
                  </TableCell>
                </TableRow>
              )
            })}
          </TableBody>
        </Table>
      </section>
    </DeskFrame>
  )
}
