import { getLocale, getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { Badge } from '@/components/ui/badge'
import { requireStaff } from '@/features/accounts/guards'
import { draftChangeAction } from '@/features/tariffs/actions/change-sets'
import { placesText } from '@/features/tariffs/components/staff/change-words'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { HistoryTable } from '@/features/tariffs/components/staff/history-table'
import { riskFields } from '@/features/tariffs/components/staff/risk-fields'
import type { Notice } from '@/features/tariffs/engine/types'
import { riskView } from '@/features/tariffs/queries/risk-table'
import { reviewState } from '@/features/tariffs/rules/measure-list'
import { daysInWords, dayText } from '@/platform/dates'
import { factoryDay, newYorkDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/tariffs/risks/[id]')

/** One requirement of a country beside duty: its text, its reviewer, earlier versions, and its changes. */
export default async function RiskPage({
  params,
}: PageProps<'/[locale]/staff/tariffs/risks/[id]'>) {
  const actor = await requireStaff('/staff/tariffs/risks')
  const id = decodeURIComponent((await params).id)
  const { notice, destinations, history } = await orNotFound(riskView(actor, id))
  const [locale, t, desk] = await Promise.all([
    getLocale(),
    getTranslations('tariffDesk.riskDesk'),
    getTranslations('staff.tariffs'),
  ])
  const today = factoryDay(new Date())
  const reviewed = reviewState(notice, today)
  const isOpen = notice.to === null || notice.to > today
  const on = { name: 'on', label: desk('on'), type: 'date', start: newYorkDay(new Date()) } as const
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
        <DeskNav room="risks" />
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h1 className="text-xl">{notice.title}</h1>
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <Badge variant="info">{t(`topics.${notice.topic}`)}</Badge>
            {placesText(destinations, locale)}
          </p>
          <p className="max-w-prose">{notice.text}</p>
          <dl className="grid max-w-3xl gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
            <dt className="text-muted">{t('goods')}</dt>
            <dd>
              {notice.codes[0] === '' ? desk('allCodes') : notice.codes.join(', ')};{' '}
              {notice.origins === '*' ? desk('any') : notice.origins.join(', ')}
            </dd>
            {notice.papers?.length ? (
              <>
                <dt className="text-muted">{t('papers')}</dt>
                <dd>
                  <ul className="list-disc ps-5">
                    {notice.papers.map((paper) => (
                      <li key={paper}>{paper}</li>
                    ))}
                  </ul>
                </dd>
              </>
            ) : null}
            <dt className="text-muted">{desk('validity')}</dt>
            <dd>{span(desk, notice, locale)}</dd>
            <dt className="text-muted">{desk('law')}</dt>
            <dd>
              {notice.legalBasis}
              <span className="block text-xs text-muted">{daysInWords(notice.source, locale)}</span>
            </dd>
            <dt className="text-muted">{desk('review')}</dt>
            <dd className="flex flex-wrap items-center gap-2">
              {notice.review.state === 'reviewed'
                ? desk('reviewed', { by: notice.review.by, at: dayText(notice.review.at, locale) })
                : null}
              {reviewed === 'reviewed' ? null : (
                <Badge variant="caution">
                  {desk(reviewed === 'stale' ? 'reviews.stale' : 'notReviewed')}
                </Badge>
              )}
            </dd>
          </dl>
          <DeskForm
            id="review"
            action={draftChangeAction}
            hidden={{ kind: 'review_notice', noticeId: notice.id }}
            fields={[]}
            submit={desk('reviewSubmit')}
          />
        </section>
        {isOpen ? (
          <>
            <section aria-labelledby="supersede" className="grid gap-3">
              <div className="grid gap-1">
                <h2 id="supersede" className="text-lg">
                  {t('supersede')}
                </h2>
                <p className="max-w-prose text-sm text-muted">{t('supersedeLead')}</p>
              </div>
              <DeskForm
                stacked
                id="supersede"
                action={draftChangeAction}
                hidden={{ kind: 'supersede_notice', noticeId: notice.id }}
                fields={[...riskFields(t, notice), on]}
                submit={desk('draft')}
              />
            </section>
            <section aria-labelledby="end" className="grid gap-3">
              <h2 id="end" className="text-lg">
                {t('end')}
              </h2>
              <DeskForm
                stacked
                id="end"
                action={draftChangeAction}
                hidden={{ kind: 'end_notice', noticeId: notice.id }}
                fields={[on, { name: 'source', label: t('source'), hint: t('sourceHint') }]}
                submit={desk('draft')}
              />
            </section>
          </>
        ) : null}
        <section aria-labelledby="history" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="history" className="text-lg">
            {t('history')}
          </h2>
          <HistoryTable
            rows={history}
            says={[{ label: t('text'), cell: ({ text }) => text, className: 'max-w-md text-xs' }]}
            also={[
              {
                label: desk('review'),
                cell: ({ review }) =>
                  review.state === 'reviewed'
                    ? desk('reviewed', { by: review.by, at: dayText(review.at, locale) })
                    : desk('notReviewed'),
              },
            ]}
          />
        </section>
      </main>
    </FormPerson>
  )
}

const span = (
  desk: Awaited<ReturnType<typeof getTranslations<'staff.tariffs'>>>,
  { from, to }: Notice,
  locale: string,
): string =>
  to
    ? desk('span', { from: dayText(from, locale), to: dayText(to, locale) })
    : desk('since', { from: dayText(from, locale) })
