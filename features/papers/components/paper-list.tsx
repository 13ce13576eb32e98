import { getLocale, getTranslations } from 'next-intl/server'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { IssuedPaper } from '../queries/papers'

/** Papers that show a sum. */
const SUMMED: readonly IssuedPaper['kind'][] = [
  'ORDER_CONFIRMATION',
  'COMMERCIAL_INVOICE',
  'CREDIT_NOTE',
  'STATEMENT_OF_ACCOUNT',
]

/** A list of numbered papers, each as a PDF, and as a workbook where it has one. The caller frames it. */
export async function PaperList({ papers }: { papers: readonly IssuedPaper[] }) {
  const [t, locale] = await Promise.all([getTranslations('tradePapers'), getLocale()])
  return papers.map((paper) => {
    const { id, kind, number, shipment, issuedAt, currency, totalMinor, formats } = paper
    return (
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
        {SUMMED.includes(kind) ? (
          <span className="tabular-nums">{formatMoney(totalMinor, currency, locale)}</span>
        ) : null}
        {formats.includes('xlsx') ? (
          <a
            className="inline-flex min-h-11 items-center text-info underline"
            href={`/api/papers/${id}?format=xlsx`}
            aria-label={t('sheetOf', { number })}
          >
            {t('sheet')}
          </a>
        ) : null}
      </li>
    )
  })
}
