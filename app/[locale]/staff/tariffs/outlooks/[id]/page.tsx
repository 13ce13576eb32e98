import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { requireStaff } from '@/features/accounts/guards'
import { dropOutlookAction } from '@/features/tariffs/actions/outlooks'
import { draftedChangeSets } from '@/features/tariffs/commands/change-sets'
import { changeWords } from '@/features/tariffs/components/staff/change-words'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { OutlookForm } from '@/features/tariffs/components/staff/outlook-form'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { say } from '@/i18n/say'
import { dayText } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/tariffs/outlooks/[id]')

/** One outlook: its scenarios, whether it still fits the rules, a form to change it, and one to drop it. */
export default async function OutlookPage({
  params,
}: PageProps<'/[locale]/staff/tariffs/outlooks/[id]'>) {
  const [actor, { id }] = await Promise.all([requireStaff('/staff/tariffs/outlooks'), params])
  const [{ allOutlooks }, drafts, t, locale] = await Promise.all([
    rulesInForce(),
    draftedChangeSets(actor),
    getTranslations('staff.tariffs'),
    getLocale(),
  ])
  const found = allOutlooks.find(({ outlook }) => outlook.id === decodeURIComponent(id))
  if (!found) notFound()
  const { outlook, problem } = found
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <DeskNav room="outlooks" />
        <div className="grid gap-1">
          <h1 className="text-xl">{outlook.title}</h1>
          <p className="text-sm text-muted">
            {t('outlooks.setBy', { by: outlook.setBy, at: dayText(outlook.setAt, locale) })}
          </p>
        </div>
        {problem ? (
          <Alert variant="caution">{t('outlooks.misfit', { problem: say(problem, locale) })}</Alert>
        ) : null}
        <Table framed className="min-w-xl">
          <TableHeader>
            <TableRow>
              <TableHead>{t('outlooks.scenarioColumn')}</TableHead>
              <TableHead className="num">{t('outlooks.probability')}</TableHead>
              <TableHead className="ps-4">{t('outlooks.changes')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {outlook.scenarios.map((scenario) => (
              <TableRow key={scenario.id}>
                <TableCell>{scenario.title}</TableCell>
                <TableCell className="num">
                  {percent.format(Number(scenario.probability))}
                </TableCell>
                <TableCell className="ps-4 text-xs">
                  {scenario.changes.length === 0
                    ? t('outlooks.asToday')
                    : scenario.changes.map((change) => changeWords(t, change, locale)).join(' ')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <section aria-labelledby="edit" className="grid gap-3">
          <h2 id="edit" className="text-lg">
            {t('outlooks.edit')}
          </h2>
          <OutlookForm outlook={outlook} drafts={drafts} />
        </section>
        <DeskForm
          destructive
          id={`drop-${outlook.id}`}
          action={dropOutlookAction}
          hidden={{ key: outlook.id, version: String(outlook.version) }}
          fields={[]}
          submit={t('outlooks.drop')}
        />
      </main>
    </FormPerson>
  )
}
