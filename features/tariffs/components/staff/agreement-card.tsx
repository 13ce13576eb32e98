import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { addDays } from '@/platform/day'
import { daysInWords, dayText } from '@/platform/dates'
import { nextStates, phaseState } from '../../engine/agreement'
import type { Agreement } from '../../engine/types'
import { Timeline } from './timeline'

/** An agreement: its phases on a timeline, what each grants, and the actions on it. */
export async function AgreementCard({ agreement, today }: { agreement: Agreement; today: string }) {
  const locale = await getLocale()
  const t = await getTranslations('staff.tariffs')
  const days = agreement.phases.flatMap(({ states }) => states.map(({ from }) => from)).sort()
  const rows = agreement.phases.map(({ title, states }) => ({
    label: title,
    spans: states.map(({ state, from }, i) => ({
      from,
      to: states[i + 1]?.from ?? null,
      text: t(`phaseStates.${state}`),
      strong: state === 'in_force',
    })),
  }))
  return (
    <article
      aria-label={agreement.title}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 rounded-md border bg-white p-4"
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="font-medium">{agreement.title}</h3>
        {agreement.review.state === 'reviewed' ? null : (
          <Badge variant="caution">{t('notReviewed')}</Badge>
        )}
        <p className="text-xs text-muted">
          {agreement.legalBasis} · {daysInWords(agreement.source, locale)}
        </p>
      </div>
      <Timeline
        rows={rows}
        from={addDays(days[0] ?? today, -30)}
        until={addDays([...days, today].sort().at(-1) ?? today, 180)}
        today={today}
        todayLabel={t('today')}
        spanText={({ from, to, text }) =>
          `${text} ${to ? t('span', { from: dayText(from, locale), to: dayText(to, locale) }) : t('since', { from: dayText(from, locale) })}`
        }
      />
      <ul className="grid gap-1 text-sm">
        {agreement.phases.map((phase) => {
          const state = phaseState(phase, today)
          return (
            <li key={phase.id} className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">
                {phase.title}: {t(`phaseStates.${state ?? 'none'}`)}
              </span>
              <span className="text-muted">
                {phase.concessions.length === 0
                  ? t('grantsNothing')
                  : phase.concessions
                      .map((c) =>
                        t('grants', {
                          programme: c.programme,
                          percent: c.percent,
                          origins: c.origins.join(', '),
                          codes: c.codes.map((code) => code || t('allCodes')).join(', '),
                          except: c.exceptCodes
                            ? t('except', { codes: c.exceptCodes.join(', ') })
                            : '',
                          quota: c.quota ? t('within', { quota: c.quota }) : '',
                        }),
                      )
                      .join('; ')}
              </span>
              {state && nextStates(state).length === 0 ? null : (
                <Link
                  className="text-info underline"
                  prefetch={false}
                  href={`/staff/tariffs/change?agreement=${agreement.id}&phase=${phase.id}`}
                >
                  {t('move')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      <p>
        <Link
          className="text-sm text-info underline"
          prefetch={false}
          href={`/staff/tariffs/new?kind=phase&agreement=${agreement.id}`}
        >
          {t('new.titles.phase')}
        </Link>
      </p>
    </article>
  )
}
