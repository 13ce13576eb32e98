import { getLocale, getTranslations } from 'next-intl/server'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { IssuedPaper } from '../queries/papers'

/** Numbered papers of an order in one list, each a PDF. Its frame is the caller’s. */
export async function PaperList({ papers }: { papers: readonly IssuedPaper[] }) {
  const [t, locale] = await Promise.all([getTranslations('tradePapers'), getLocale()])
  return papers.map(({ id, kind, number, shipment, issuedAt, currency, totalMinor }) => (
    <li key={id} className="flex flex-wrap items-center gap-x-3 text-sm">
      <a
        className="inline-flex min-h-11 items-center text-info underline"
        href={`/api/papers/${id}`}
      >
        {shipment === null
          ? t(`kinds.${kind}`)
          : t('kindOf', { kind: t(`kinds.${kind}`), shipment })}
      </a>
      <span className="text-muted">{t('sum', { number, day: deskDay(issuedAt, locale) })}</span>
      {kind === 'PACKING_LIST' ? null : (
        <span className="tabular-nums">{formatMoney(totalMinor, currency, locale)}</span>
      )}
    </li>
  ))
}
