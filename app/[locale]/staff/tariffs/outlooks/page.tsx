import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { requireStaff } from '@/features/accounts/guards'
import { outlookExposure, type OutlookExposure } from '@/features/quotes/queries/outlook-exposure'
import { changeWords } from '@/features/tariffs/components/staff/change-words'
import { DeskForm, type DeskField } from '@/components/desk/form'
import { Empty } from '@/components/ui/empty'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { draftedChangeSets } from '@/features/tariffs/commands/change-sets'
import { keptFrom, MOST_SCENARIOS, outlookEntries } from '@/features/tariffs/rules/outlook-entries'
import type { Outlook } from '@/features/tariffs/engine/outlook'
import { say } from '@/i18n/say'
import { formatMoney } from '@/platform/money'
import { dayText } from '@/platform/dates'
import { dropOutlookAction, saveOutlookAction } from '@/features/tariffs/actions/outlooks'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'

/**
 * What the desk expects of the rules: each outlook with its scenarios, what it means for the open
 * quotes, and its editing.
 */
export default async function OutlooksPage() {
  const actor = await requireStaff('/staff/tariffs/outlooks')
  const [inForce, exposures, sets, t, locale] = await Promise.all([
    rulesInForce(),
    outlookExposure(actor),
    draftedChangeSets(actor),
    getTranslations('staff.tariffs'),
    getLocale(),
  ])
  const drafts = sets.map(
    ({ serial, title }) => [`set:${serial}`, t('outlooks.fromSet', { serial, title })] as const,
  )
  const titles = new Map(inForce.allOutlooks.map(({ outlook }) => [outlook.id, outlook.title]))
  const fieldsFor = (outlook: Outlook | null): DeskField[] => {
    const start = outlookEntries(outlook)
    const kept =
      outlook?.scenarios
        .filter(({ changes }) => changes.length > 0)
        .map((each) => [keptFrom(each), t('outlooks.keep', { title: each.title })] as const) ?? []
    return [
      { name: 'title', label: t('outlooks.title'), wide: true },
      ...Array.from({ length: MOST_SCENARIOS }, (_, i) => i).flatMap((i): DeskField[] => [
        { name: `title${i}`, label: t('outlooks.scenario', { number: i + 1 }) },
        {
          name: `probability${i}`,
          label: t('outlooks.probability'),
          of: t('outlooks.scenario', { number: i + 1 }),
          hint: t('outlooks.probabilityHint'),
        },
        {
          name: `changes${i}`,
          label: t('outlooks.changes'),
          of: t('outlooks.scenario', { number: i + 1 }),
          type: 'select',
          options: [['today', t('outlooks.asToday')], ...kept, ...drafts],
        },
      ]),
    ].map((field) => ({ ...field, start: start[field.name] ?? '' }))
  }
  return (
    <DeskFrame room="outlooks" lead={t('outlooks.lead')}>
      <Comparison exposures={exposures} titles={titles} />
      {inForce.allOutlooks.map(({ outlook, problem }) => (
        <section
          key={outlook.id}
          aria-labelledby={outlook.id}
          className="grid gap-3 rounded-md border bg-white p-4"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 id={outlook.id} className="text-lg">
              {outlook.title}
            </h2>
            <p className="text-sm text-muted">
              {t('outlooks.setBy', { by: outlook.setBy, at: dayText(outlook.setAt, locale) })}
            </p>
          </div>
          {problem ? (
            <Alert variant="caution">
              {t('outlooks.misfit', { problem: say(problem, locale) })}
            </Alert>
          ) : null}
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{t('outlooks.scenarioColumn')}</th>
                <th scope="col" className="num">
                  {t('outlooks.probability')}
                </th>
                <th scope="col">{t('outlooks.changes')}</th>
              </tr>
            </thead>
            <tbody>
              {outlook.scenarios.map((scenario) => (
                <tr key={scenario.id}>
                  <td>{scenario.title}</td>
                  <td className="num">{Math.round(Number(scenario.probability) * 1000) / 10}%</td>
                  <td className="text-xs">
                    {scenario.changes.length === 0
                      ? t('outlooks.asToday')
                      : scenario.changes.map((change) => changeWords(t, change, locale)).join(' ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <details className="grid gap-3">
            <summary className="text-sm text-info underline">{t('outlooks.edit')}</summary>
            <div className="mt-3 grid gap-3">
              <DeskForm
                stacked
                columns={3}
                id={`edit-${outlook.id}`}
                action={saveOutlookAction}
                hidden={{ key: outlook.id }}
                version={outlook.version}
                fields={fieldsFor(outlook)}
                submit={t('outlooks.save')}
              />
              <DeskForm
                stacked
                id={`drop-${outlook.id}`}
                action={dropOutlookAction}
                hidden={{ key: outlook.id, version: String(outlook.version) }}
                fields={[]}
                submit={t('outlooks.drop')}
              />
            </div>
          </details>
        </section>
      ))}
      <section aria-labelledby="new-outlook" className="grid gap-3">
        <h2 id="new-outlook" className="text-lg">
          {t('outlooks.new')}
        </h2>
        <DeskForm
          stacked
          columns={3}
          id="new-outlook-form"
          action={saveOutlookAction}
          hidden={{ key: '' }}
          version={0}
          fields={fieldsFor(null)}
          submit={t('outlooks.save')}
        />
      </section>
    </DeskFrame>
  )
}

async function Comparison({
  exposures,
  titles,
}: {
  exposures: readonly OutlookExposure[]
  /** of outlooks, by their ids */
  titles: ReadonlyMap<string, string>
}) {
  const locale = await getLocale()
  const t = await getTranslations('staff.tariffs.outlooks')
  if (exposures.length === 0) return <Empty>{t('empty')}</Empty>
  return (
    <section aria-labelledby="compare" className="grid gap-3">
      <h2 id="compare" className="text-lg">
        {t('compare')}
      </h2>
      <Table framed className="min-w-2xl">
        <TableHeader>
          <TableRow>
            <TableHead>{t('outlook')}</TableHead>
            <TableHead className="num">{t('quotes')}</TableHead>
            <TableHead className="num">{t('today')}</TableHead>
            <TableHead className="num">{t('least')}</TableHead>
            <TableHead className="num">{t('expected')}</TableHead>
            <TableHead className="num">{t('most')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {exposures.map((row) => (
            <TableRow key={row.outlookId}>
              <TableCell>{titles.get(row.outlookId)}</TableCell>
              <TableCell className="num">{row.quotes}</TableCell>
              {[row.todayMinor, row.minMinor, row.expectedMinor, row.maxMinor].map(
                (amountMinor, i) => (
                  <TableCell key={i} className="num">
                    {formatMoney(amountMinor, 'USD', locale)}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}
