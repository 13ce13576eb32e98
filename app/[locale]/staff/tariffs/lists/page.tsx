import { getLocale, getTranslations } from 'next-intl/server'
import { Empty } from '@/components/ui/empty'
import { Button, buttonVariants } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { DeskForm } from '@/components/desk/form'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { Link } from '@/i18n/link'
import { newYorkDay } from '@/platform/day'
import { dayText } from '@/platform/dates'
import { draftChangeAction } from '@/features/tariffs/actions/change-sets'

/** Exclusion lists, and what the exporting side's law stops. */
export default async function ListsPage() {
  const locale = await getLocale()
  await requireStaff('/staff/tariffs/lists')
  const inForce = await rulesInForce()
  const t = await getTranslations('staff.tariffs')
  const today = newYorkDay(new Date())
  const { exclusions = [], exportControls = [] } = inForce.us
  const current = <R extends { knownTo?: string }>(rows: readonly R[]) =>
    rows.filter(({ knownTo }) => knownTo === undefined)
  const ending = (to: string | null) => to === null || to > today
  const end = (hidden: Record<string, string>, id: string) => (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="link" size="inline">
          {t('lists.end')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80">
        <DeskForm
          action={draftChangeAction}
          id={`end-${id}`}
          hidden={hidden}
          fields={[
            { name: 'on', label: t('on'), type: 'date', start: today },
            { name: 'source', label: t('source') },
          ]}
          submit={t('draft')}
        />
      </PopoverContent>
    </Popover>
  )
  const sections = [
    {
      id: 'exclusions',
      add: '/staff/tariffs/new?kind=exclusion',
      rows: current(exclusions).map((row) => ({
        ...row,
        what: `${row.programme}, ${row.heading}`,
        scope:
          row.numbers.length > 0
            ? t('moreCodes', { first: row.numbers[0] ?? '', more: row.numbers.length - 1 })
            : row.description.text,
        endHidden: { kind: 'end_exclusion', exclusionId: row.id },
      })),
    },
    {
      id: 'controls',
      add: '/staff/tariffs/new?kind=control',
      rows: current(exportControls).map((row) => ({
        ...row,
        what: `${t(`lists.kinds.${row.kind}`)}, ${row.exporter}`,
        scope: row.codes[0] === '' ? t('allCodes') : row.codes.join(', '),
        endHidden: { kind: 'end_export_control', controlId: row.id },
      })),
    },
  ] as const
  return (
    <DeskFrame room="lists">
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={section.id} className="grid gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <div className="grid gap-1">
              <h2 id={section.id} className="text-lg">
                {t(`lists.${section.id}`)}
              </h2>
              <p className="max-w-prose text-sm text-muted">{t(`lists.${section.id}Lead`)}</p>
            </div>
            <Link className={buttonVariants({ variant: 'outline', size: 'sm' })} href={section.add}>
              {t(`lists.${section.id}Add`)}
            </Link>
          </div>
          {section.rows.length === 0 ? (
            <Empty>{t(`lists.${section.id}Empty`)}</Empty>
          ) : (
            <ul className="grid gap-px overflow-hidden rounded-md border bg-hairline">
              {section.rows.map((row) => (
                <li
                  key={row.id}
                  className="grid gap-1 bg-white p-4 text-sm md:grid-cols-[1fr_14rem] md:gap-x-6"
                >
                  <div className="grid gap-1">
                    <p className="font-medium">{row.title}</p>
                    <p className="text-muted">
                      {row.what} · {row.scope}
                    </p>
                    <p className="text-xs text-muted">
                      {row.legalBasis}. {row.source}
                    </p>
                  </div>
                  <div className="grid content-start gap-1">
                    <p className={ending(row.to) ? undefined : 'text-muted'}>
                      {row.to
                        ? t('span', {
                            from: dayText(row.from, locale),
                            to: dayText(row.to, locale),
                          })
                        : t('since', { from: dayText(row.from, locale) })}
                    </p>
                    <p className="text-xs text-muted">
                      {row.review.state === 'reviewed'
                        ? t('reviewed', { by: row.review.by, at: dayText(row.review.at, locale) })
                        : t('notReviewed')}
                      {row.knownFrom
                        ? ` · ${t('lists.known', { day: dayText(row.knownFrom, locale) })}`
                        : ''}
                    </p>
                    {ending(row.to) ? end(row.endHidden, row.id) : null}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </DeskFrame>
  )
}
