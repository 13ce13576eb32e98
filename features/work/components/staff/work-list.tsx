import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { endFollowUpAction } from '../../actions/follow-ups'
import type { WorkRow, WorkSection } from '../../rules/section'

/** Numbers, styles and countries count as codes; a few words don't. */
const IS_CODE = /^[\w-]+(, [\w-]+)*$/

/**
 * One list of work: what, for whom, how much, how old or until when, whose, and the next step; one line where
 * nothing waits.
 */
export async function WorkList({
  section: { name, rows, more, href },
  nextDay,
}: {
  section: WorkSection
  /** the day that a follow-up is postponed to, `YYYY-MM-DD` */
  nextDay: string
}) {
  const [t, locale] = await Promise.all([getTranslations('work'), getLocale()])
  const isQuiet = rows.length === 0
  return (
    <section
      aria-labelledby={`work-${name}`}
      className={cn('grid content-start gap-2', isQuiet && 'border-b pb-2')}
    >
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id={`work-${name}`} className={isQuiet ? 'text-sm md:w-56' : 'text-base'}>
          {t(`sections.${name}`)}{' '}
          <span className="font-normal text-muted tabular-nums">
            {t('count', { count: rows.length, more: more ? 'yes' : 'no' })}
          </span>
        </h2>
        {isQuiet ? <p className="text-sm text-muted">{t(`nothing.${name}`)}</p> : null}
        {href ? (
          <Link className="ms-auto text-sm text-info underline" href={href}>
            {t('all')}
          </Link>
        ) : null}
      </div>
      {isQuiet ? null : (
        <ul className="divide-y rounded-md border bg-white text-sm">
          {rows.map((row) => (
            <li
              key={row.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-3 py-1.5 md:min-h-9 md:grid-cols-[8rem_minmax(0,1fr)_8rem_9rem_8rem_9rem]"
            >
              <span className={cn('truncate', IS_CODE.test(row.name) && 'font-mono text-xs')}>
                <Link className="text-info underline" href={row.href}>
                  {row.name}
                </Link>
              </span>
              <span
                className={cn(
                  'max-md:order-first max-md:col-span-full md:truncate',
                  row.value === null && 'md:col-span-2',
                )}
              >
                {row.subject} {row.detail ? <span className="text-muted">{row.detail}</span> : null}
              </span>
              {row.value === null ? null : (
                <span className="text-end tabular-nums">
                  {formatMoney(row.value.minor, row.value.currency, locale)}
                </span>
              )}
              <span className="flex items-center gap-2 whitespace-nowrap">
                {row.mark ? (
                  <Badge variant={row.mark === 'late' ? 'fault' : 'caution'}>
                    {t(`marks.${row.mark}`)}
                  </Badge>
                ) : null}
                <Age age={row.age} locale={locale} t={t} />
              </span>
              <span className="truncate text-muted max-md:hidden">{row.owner}</span>
              <span className="flex items-center justify-end gap-1">
                {name === 'followUps' ? (
                  <>
                    <DeedForm
                      action={endFollowUpAction.bind(null, row.id, undefined)}
                      variant="outline"
                      size="sm"
                    >
                      {t('done')}
                    </DeedForm>
                    <DeedForm
                      action={endFollowUpAction.bind(null, row.id, nextDay)}
                      variant="ghost"
                      size="sm"
                    >
                      {t('tomorrow')}
                    </DeedForm>
                  </>
                ) : (
                  <Link className="inline-flex min-h-9 items-center underline" href={row.href}>
                    {t(`steps.${row.step}`)}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Age({
  age,
  locale,
  t,
}: {
  age: WorkRow['age']
  locale: string
  t: Awaited<ReturnType<typeof getTranslations<'work'>>>
}) {
  if (!age) return null
  return 'hours' in age ? (
    <span className="tabular-nums">{t('hours', { hours: age.hours })}</span>
  ) : (
    <time dateTime={age.day}>{dayText(age.day, locale)}</time>
  )
}
