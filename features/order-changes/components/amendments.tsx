import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { ChangeTable } from '@/features/quotes/components/change-table'
import { localeOf } from '@/i18n/routing'
import { dayText, deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import type { AmendmentView } from '../queries/amendments'
import { amendmentSheet } from '../rules/amendment-sheet'

/** Amendments of an order: the open one in full, earlier ones folded. */
export async function Amendments({
  serial,
  amendments,
  deedsOf,
}: {
  serial: number
  amendments: readonly AmendmentView[]
  /** what its reader can do with an amendment */
  deedsOf: (amendment: AmendmentView) => ReactNode
}) {
  const t = await getTranslations('orderChanges.amend')
  const locale = localeOf(await getLocale())
  if (amendments.length === 0) return null
  return (
    <section aria-labelledby="amendments" className="grid grid-cols-1 gap-4">
      <h2 id="amendments" className="text-base">
        {t('title')}
      </h2>
      {amendments.map((amendment) => {
        const { number, state, currency, beforeMinor, totalMinor } = amendment
        const isOpen = state === 'OFFERED' || state === 'PROPOSED'
        const values = {
          number,
          state: t(`states.${state}`),
          before: formatMoney(beforeMinor, currency, locale),
          total: formatMoney(totalMinor, currency, locale),
        }
        const body = <Amendment serial={serial} amendment={amendment} deeds={deedsOf(amendment)} />
        return isOpen ? (
          <div
            key={number}
            className="grid grid-cols-1 gap-4 rounded-md border border-control bg-white p-4 md:p-6"
            data-testid="amendment-open"
          >
            <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base font-semibold">
              {t('heading', { number })}
              <Badge variant="info">{t(`states.${state}`)}</Badge>
            </h3>
            <p className="max-w-prose">
              {t('offered', { ...values, day: dayText(amendment.document.validUntil, locale) })}
            </p>
            {body}
          </div>
        ) : (
          <details key={number} className="rounded-md border bg-white px-4">
            <summary className="min-h-11 cursor-pointer content-center py-2 text-sm">
              {t('row', values)}
            </summary>
            <div className="grid grid-cols-1 gap-4 pb-4">{body}</div>
          </details>
        )
      })}
    </section>
  )
}

async function Amendment({
  serial,
  amendment,
  deeds,
}: {
  serial: number
  amendment: AmendmentView
  deeds: ReactNode
}) {
  const t = await getTranslations('orderChanges.amend')
  const locale = localeOf(await getLocale())
  const { number, document, before, documentHash, house, signature, ended } = amendment
  return (
    <>
      <p className="max-w-prose break-words whitespace-pre-line">{document.reason}</p>
      <ChangeTable id={`amendment-${number}`} sheet={amendmentSheet(before, document)} />
      {house && signature ? (
        <p className="text-sm">
          {t('signedBy', {
            house: house.by,
            houseDay: deskDay(house.at, locale),
            name: signature.name,
            day: deskDay(signature.at, locale),
          })}
        </p>
      ) : null}
      {ended ? (
        <p className="max-w-prose text-sm break-words">
          {t('endedBy', { by: ended.by, day: deskDay(ended.at, locale), reason: ended.reason })}
        </p>
      ) : null}
      {signature ? (
        <a
          className="inline-flex min-h-11 items-center text-sm text-info underline"
          href={`/api/orders/${formatOrderNumber(serial)}/amendments/${number}`}
          download
        >
          {t('paper')}
        </a>
      ) : null}
      {deeds}
      <dl className="text-xs">
        <dt className="text-muted">{t('hash')}</dt>
        <dd className="font-mono break-all">{documentHash}</dd>
      </dl>
    </>
  )
}
