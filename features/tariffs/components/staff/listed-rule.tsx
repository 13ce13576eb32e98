import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { newYorkDay } from '@/platform/day'
import { daysInWords, dayText } from '@/platform/dates'
import { draftChangeAction } from '../../actions/change-sets'
import type { Exclusion, ExportControl } from '../../engine/types'
import { standingOn } from '../../rules/standing'
import { DeskNav } from './desk-nav'

type Listed =
  | { kind: 'exclusion'; row: Exclusion; userId: string }
  | { kind: 'control'; row: ExportControl; userId: string }

/** One exclusion list or export control: its subject, its law, and its end. */
export async function ListedRule(listed: Listed) {
  const { kind, row, userId } = listed
  const [t, locale] = await Promise.all([getTranslations('staff.tariffs'), getLocale()])
  const today = newYorkDay(new Date())
  const codes = row.codes[0] === '' ? [t('allCodes')] : row.codes
  const facts = [
    [t('validity'), validity()],
    ...(listed.kind === 'exclusion'
      ? [
          [t('programme'), `${listed.row.programme}, ${listed.row.heading}`],
          [t('lists.articles'), listed.row.description.text],
          [t('codes'), (listed.row.numbers.length > 0 ? listed.row.numbers : codes).join(', ')],
        ]
      : [
          [t('lists.kind'), t(`lists.kinds.${listed.row.kind}`)],
          [t('lists.exporter'), listed.row.exporter],
          [t('codes'), codes.join(', ')],
        ]),
    [t('law'), row.legalBasis],
    [t('source'), daysInWords(row.source, locale)],
    [
      t('review'),
      row.review.state === 'reviewed'
        ? t('reviewed', { by: row.review.by, at: dayText(row.review.at, locale) })
        : t('notReviewed'),
    ],
  ] as const
  function validity(): string {
    const from = dayText(row.from, locale)
    return row.to ? t('span', { from, to: dayText(row.to, locale) }) : t('since', { from })
  }
  return (
    <FormPerson id={userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <DeskNav room={kind === 'exclusion' ? 'exclusions' : 'controls'} />
        <h1 className="text-xl">{row.title}</h1>
        <dl className="grid max-w-3xl gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
          {facts.map(([term, fact]) => (
            <div key={term} className="grid sm:col-span-2 sm:grid-cols-subgrid">
              <dt className="text-muted">{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        {standingOn(row, today) === 'ended' ? (
          <p className="text-sm text-muted">{t('lists.ended')}</p>
        ) : (
          <section aria-labelledby="end" className="grid gap-3">
            <h2 id="end" className="text-lg">
              {t('lists.end')}
            </h2>
            <p className="max-w-prose text-sm text-muted">{t('newLead')}</p>
            <DeskForm
              stacked
              action={draftChangeAction}
              id={`end-${row.id}`}
              hidden={
                kind === 'exclusion'
                  ? { kind: 'end_exclusion', exclusionId: row.id }
                  : { kind: 'end_export_control', controlId: row.id }
              }
              fields={[
                { name: 'on', label: t('on'), type: 'date', start: today },
                { name: 'source', label: t('source'), hint: t('sourceHint'), wide: true },
              ]}
              submit={t('draft')}
            />
          </section>
        )}
      </main>
    </FormPerson>
  )
}
