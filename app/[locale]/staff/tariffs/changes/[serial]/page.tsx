import { getLocale, getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { DeedForm } from '@/components/form/deed-form'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { requireStaff } from '@/features/accounts/guards'
import type { Actor } from '@/features/accounts/rules/actor'
import { formatQuoteNumber } from '@/platform/numbers'
import { tariffImpact, type TariffImpact } from '@/features/quotes/queries/tariff-impact'
import { pickWords } from '@/features/quotes/rules/offer-columns'
import { SecondPerson } from '@/features/tariffs/components/staff/second-person'
import { DecidedRows } from '@/features/tariffs/components/staff/decided-rows'
import { changeWords } from '@/features/tariffs/components/staff/change-words'
import { DeskForm } from '@/components/desk/form'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { impactDay } from '@/features/tariffs/change-schema'
import {
  getChangeSet,
  rulesWith,
  type ChangeSetView,
} from '@/features/tariffs/commands/change-sets'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { countUnreviewed } from '@/features/tariffs/rules/review-day'
import { ownWorkOf } from '@/features/tariffs/queries/own-work'
import { changeWarnings } from '@/features/tariffs/rules/warnings'
import { applyChanges, type RuleChange } from '@/features/tariffs/engine/change'
import { Link } from '@/i18n/link'
import { localeOf } from '@/i18n/routing'
import { newYorkDay } from '@/platform/day'
import { formatAmount, formatMoney } from '@/platform/money'
import { dayText, deskInstant } from '@/platform/dates'
import { publishAction } from '@/features/quotes/actions/publish-tariffs'
import { discardAction } from '@/features/tariffs/actions/change-sets'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'

export const generateMetadata = tabTitle('/staff/tariffs/changes/[serial]')

/** One change set: what it changes, which open quotes it affects, and its publishing. */
export default async function ChangeSetPage({
  params,
}: PageProps<'/[locale]/staff/tariffs/changes/[serial]'>) {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/tariffs')
  const { serial } = await params
  const set = await orNotFound(getChangeSet(actor, Number(/^\d{1,9}$/.exec(serial)?.[0] ?? 0)))
  const [t, desk, inForce] = await Promise.all([
    getTranslations('staff.tariffs'),
    getTranslations('tariffDesk'),
    rulesInForce(),
  ])
  const unreviewed = countUnreviewed(set.changes)
  const own = await ownWorkOf(actor, set)
  const words = (change: RuleChange) => changeWords(t, change, locale)
  const impact = set.state === 'DRAFT' ? await impactOf(actor, inForce, set) : null
  const warnings = impact ? changeWarnings(set.changes, applyChanges(inForce.us, set.changes)) : []
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid gap-6 py-6">
        <DeskNav room="measures" />
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1 className="text-xl">{t('set', { serial: set.serial })}</h1>
          <p className="text-muted" data-testid="set-state">
            {t(`states.${set.state}`)} · {set.createdBy}
          </p>
        </div>
        <ul className="list-disc ps-5">
          {set.changes.slice(0, 50).map((change) => (
            <li key={words(change)}>{words(change)}</li>
          ))}
          {set.changes.length > 50 ? (
            <li>{t('andMore', { count: set.changes.length - 50 })}</li>
          ) : null}
        </ul>
        {set.publishedAt ? (
          <p className="text-sm">
            {t('publishedBy', {
              name: set.publishedBy ?? '',
              date: deskInstant(set.publishedAt, locale),
              reason: set.reason ?? '',
            })}
          </p>
        ) : null}
        {warnings.map((warning) => (
          <Alert key={`${warning.kind}-${warning.id}`} variant="caution">
            {warning.kind === 'gap'
              ? t('warnings.gap', { ...warning, on: dayText(warning.on, locale) })
              : t('warnings.unusual_rate', warning)}
          </Alert>
        ))}
        <DecidedRows rows={set.decisions} />
        {impact ? (
          <>
            <section aria-labelledby="impact" className="grid gap-3">
              <h2 id="impact" className="text-lg">
                {t('impact')}
              </h2>
              <p data-testid="impact">
                {t('impactText', {
                  moved: impact.moved.length,
                  open: impact.openQuotes,
                  day: dayText(impact.asOf, locale),
                })}{' '}
                {t('toldText', { told: impact.moved.filter(({ told: isTold }) => isTold).length })}
              </p>
              <p className="font-medium">
                {t('exposure')}: {impact.exposureUsdMinor > 0 ? '+' : ''}
                {formatMoney(impact.exposureUsdMinor, 'USD', locale)}
              </p>
              {impact.moved.length > 0 ? (
                <Table framed className="min-w-2xl">
                  <TableHeader>
                    <TableRow>
                      <TableHead>{t('quote')}</TableHead>
                      <TableHead>{t('buyer')}</TableHead>
                      <TableHead>{t('bears')}</TableHead>
                      <TableHead className="num">{t('before')}</TableHead>
                      <TableHead className="num">{t('after')}</TableHead>
                      <TableHead className="num">{t('delta')}</TableHead>
                    </TableRow>
                  </TableHeader>
                  <TableBody>
                    {impact.moved.map((row) => (
                      <TableRow key={`${row.serial}-${row.revision}`}>
                        <TableCell>
                          <Link
                            className="font-mono text-info underline"
                            prefetch={false}
                            href={`/staff/quotes/${formatQuoteNumber(row.serial)}`}
                          >
                            {formatQuoteNumber(row.serial)}
                          </Link>
                        </TableCell>
                        <TableCell>
                          {row.companyName}
                          {row.worst ? (
                            <span className="block text-xs text-muted">
                              {t('worstPick', {
                                pick: pickWords(
                                  row.worst.offered,
                                  row.worst.picks,
                                  localeOf(locale),
                                ).join('; '),
                                moved: row.worst.moved,
                                ways: row.worst.ways,
                              })}
                            </span>
                          ) : null}
                        </TableCell>
                        <TableCell>{t(`bearer.${row.bornBy}`)}</TableCell>
                        <TableCell className="num">
                          {formatAmount(row.beforeMinor, locale)}
                        </TableCell>
                        <TableCell className="num">
                          {formatAmount(row.afterMinor, locale)}
                        </TableCell>
                        <TableCell className="num">
                          {row.afterMinor > row.beforeMinor ? '+' : ''}
                          {formatMoney(row.afterMinor - row.beforeMinor, row.currency, locale)}
                        </TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              ) : null}
            </section>
            <section aria-labelledby="publish" className="grid gap-3">
              <h2 id="publish" className="text-lg">
                {t('publishTitle')}
              </h2>
              {unreviewed > 0 ? (
                <Alert variant="caution">{desk('unreviewed', { count: unreviewed })}</Alert>
              ) : null}
              {own ? <SecondPerson allowed={own.allowed} names={own.names} /> : null}
              {own?.allowed === false ? null : (
                <DeskForm
                  stacked
                  id="publish"
                  action={publishAction}
                  hidden={{ serial: String(set.serial), expectedVersion: String(inForce.version) }}
                  fields={[
                    { name: 'reason', label: t('reason'), hint: t('reasonHint'), wide: true },
                  ]}
                  submit={t('publish')}
                />
              )}
              <DeedForm action={discardAction.bind(null, set.serial)} variant="outline">
                {t('discard')}
              </DeedForm>
            </section>
          </>
        ) : null}
        <ActivityPanel
          actor={actor}
          object={{ type: 'tariff_change_set', id: String(set.serial) }}
        />
        <p>
          <Link className="text-info underline" href="/staff/tariffs">
            {t('title')}
          </Link>
        </p>
      </main>
    </FormPerson>
  )
}

/** For entries on the day the change takes effect, or today if it has. */
async function impactOf(
  actor: Actor,
  inForce: RulesInForce,
  set: ChangeSetView,
): Promise<TariffImpact> {
  const today = newYorkDay(new Date())
  const after = rulesWith(inForce.us, set.changes, today)
  return tariffImpact(actor, inForce, after, impactDay(set.changes, today))
}
