import { getTranslations } from 'next-intl/server'
import { Picture } from '@/components/picture'
import { codeOfPicture } from '@/features/designs/rules/address'
import { formatAmount } from '@/platform/money'
import { staticMarkup } from '@/platform/static-markup'
import { rateDay } from '../../rules/rate-day'
import type { DraftLine, QuoteDocument } from '../../schema'
import { DutyReceipt, type DutyTranslator } from './duty-receipt'

interface Parts {
  document: QuoteDocument
  t: Awaited<ReturnType<typeof getTranslations<'quotes'>>>
  tDuty: DutyTranslator
}

/**
 * The lines of a quote: a table on wide screens, a stack of cards on a phone. Rendered as text: two
 * hundred lines with their receipts are thousands of elements that nothing happens to.
 */
export async function QuoteLines({ document }: { document: QuoteDocument }) {
  const [t, tDuty] = await Promise.all([getTranslations('quotes'), getTranslations('quotes.duty')])
  return (
    <section
      aria-labelledby="lines"
      className="grid gap-3"
      dangerouslySetInnerHTML={{
        __html: staticMarkup(<Lines document={document} t={t} tDuty={tDuty} />),
      }}
    />
  )
}

function Lines({ document, t, tDuty }: Parts) {
  const { currency } = document.draft
  const duties = new Map(document.duty.lines.map((duty) => [duty.lineId, duty]))
  return (
    <>
      <h2 id="lines" className="text-base">
        {t('lines')}
      </h2>
      <table className="ledger max-md:block">
        <thead className="max-md:hidden">
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col" className="num">
              {t('quantity')}
            </th>
            <th scope="col" className="num">
              {t('unitPrice', { currency })}
            </th>
            <th scope="col" className="num">
              {t('setup', { currency })}
            </th>
            <th scope="col" className="num">
              {t('lineTotal', { currency })}
            </th>
          </tr>
        </thead>
        <tbody className="max-md:grid max-md:grid-cols-[minmax(0,1fr)] max-md:gap-4">
          {document.draft.lines.map((line, i) => {
            const duty = duties.get(line.id)
            return (
              <tr
                key={line.id}
                className="max-md:grid max-md:grid-cols-[minmax(0,1fr)] max-md:gap-2 max-md:border-b max-md:pb-4 max-md:[&>td]:border-0 max-md:[&>td]:p-0"
              >
                <td>
                  <LineTitle line={line} />
                  {duty ? (
                    <DutyReceipt
                      t={tDuty}
                      duty={duty}
                      bornBy={document.duty.bornBy}
                      currency={currency}
                      asOf={rateDay(document)}
                    />
                  ) : null}
                </td>
                <Figure label={t('quantity')}>{line.quantity.toLocaleString('en')}</Figure>
                <Figure label={t('unitPrice', { currency })}>
                  {formatAmount(line.unitPriceMinor)}
                  {line.priceList?.unitPriceMinor === line.unitPriceMinor ? (
                    <span className="block text-xs text-muted">{t('ownPrice')}</span>
                  ) : null}
                </Figure>
                <Figure label={t('setup', { currency })}>
                  {line.setupFeeMinor ? formatAmount(line.setupFeeMinor) : '–'}
                </Figure>
                <Figure label={t('lineTotal', { currency })}>
                  <strong className="font-semibold">
                    {formatAmount(document.lineTotalsMinor[i] ?? 0)}
                  </strong>
                </Figure>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <td className="num max-md:flex max-md:justify-between max-md:gap-4">
      <span className="text-xs text-muted md:hidden">{label}</span>
      <span>{children}</span>
    </td>
  )
}

function LineTitle({ line }: { line: DraftLine }) {
  return (
    <div className="flex gap-3">
      {line.imagePath && codeOfPicture(line.imagePath) ? (
        <img
          src={line.imagePath}
          alt=""
          width={64}
          height={64}
          loading="lazy"
          className="size-16 shrink-0 rounded-md bg-ground object-cover"
        />
      ) : line.imagePath ? (
        <Picture
          path={line.imagePath}
          alt=""
          width={64}
          height={64}
          loading="lazy"
          className="size-16 shrink-0 rounded-md bg-ground object-cover"
        />
      ) : null}
      <div className="min-w-0">
        <p className="font-medium">{line.title}</p>
        {line.sku ? <p className="font-mono text-xs text-muted">{line.sku}</p> : null}
        <ul className="text-xs text-muted">
          {line.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
