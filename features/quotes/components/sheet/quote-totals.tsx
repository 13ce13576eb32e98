import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import type { QuoteDocument } from '../../schema'
import { surchargesByLayer } from '../../rules/surcharges'

/**
 * Goods + freight + tariff surcharge = total, and the payment plan. Each legal layer has its own
 * row.
 */
export function QuoteTotals({ document }: { document: QuoteDocument }) {
  const language = localeOf(document.language)
  const t = documentTranslator('quotes', language)
  const format = formatIn(language, document.draft.currency)
  const { draft, duty } = document
  const charged = duty.bornBy === 'seller'
  const layers = surchargesByLayer(document)
  const rows = layers.map((row) => (
    <tr key={row.heading + row.title} className="text-muted">
      <td className="ps-3!">
        {row.title} {row.heading ? <span className="font-mono text-xs">{row.heading}</span> : null}
        {row.ratePercents.length > 0 ? (
          <span className="text-xs">
            {' '}
            · {row.ratePercents.map((rate) => `${format.decimal(rate)}%`).join(', ')}
          </span>
        ) : null}
      </td>
      <td className="num">{format.amount(row.amountMinor)}</td>
    </tr>
  ))
  return (
    <section aria-labelledby="totals" className="rounded-md border bg-white p-4 md:p-6">
      <h2 id="totals" className="text-base">
        {t('totals', { currency: draft.currency })}
      </h2>
      <table className="mt-2 ledger">
        <tbody>
          <Row label={t('goods')} amount={format.amount(document.goodsMinor)} />
          {draft.discountMinor ? (
            <Row label={t('discount')} amount={format.amount(-draft.discountMinor)} />
          ) : null}
          {draft.credits?.map((credit) => (
            <Row
              key={credit.id}
              label={t('credit', { title: credit.title })}
              amount={format.amount(-credit.amountMinor)}
            />
          ))}
          {draft.freightMinor ? (
            <Row label={t('freight')} amount={format.amount(draft.freightMinor)} />
          ) : null}
          {draft.insuranceMinor ? (
            <Row label={t('insurance')} amount={format.amount(draft.insuranceMinor)} />
          ) : null}
          {charged ? (
            <Row label={t('surcharge')} amount={format.amount(document.surchargeMinor)} strong />
          ) : null}
          {charged ? rows : null}
          {document.tariff?.terms?.premiumMinor ? (
            <Row
              label={t('tariff.premium', { kind: document.tariff.terms.kind })}
              amount={format.amount(document.tariff.terms.premiumMinor)}
              strong
            />
          ) : null}
        </tbody>
        <tfoot>
          <tr className="text-base font-semibold">
            <td>{t('total')}</td>
            <td className="num">
              <span data-testid="quote-total">{`${draft.currency} ${format.amount(document.totalMinor)}`}</span>
            </td>
          </tr>
          {document.payments ? (
            document.payments.map((part, i) => (
              <Row
                key={i}
                label={t('planPart', { ...part, days: part.days ?? -1 })}
                amount={format.amount(part.amountMinor)}
              />
            ))
          ) : (
            <>
              <Row
                label={t('deposit', { percent: format.decimal(draft.depositPercent) })}
                amount={format.amount(document.depositMinor)}
              />
              <Row label={t('balance')} amount={format.amount(document.balanceMinor)} />
            </>
          )}
        </tfoot>
      </table>
      {charged ? null : (
        <div className="mt-4 rounded-md bg-info-soft p-3 text-sm">
          <p className="font-medium">
            {duty.complete ? t('buyerEstimate') : t('buyerEstimateIncomplete')}
          </p>
          <p className="text-xs text-muted">{t('buyerEstimateNote')}</p>
          {rows.length > 0 ? (
            <table className="mt-2 ledger">
              <tbody>{rows}</tbody>
              <tfoot>
                <Row label={t('estimateTotal')} amount={format.amount(duty.totalMinor)} strong />
              </tfoot>
            </table>
          ) : null}
        </div>
      )}
    </section>
  )
}

function Row({
  label,
  amount,
  strong = false,
}: {
  label: string
  amount: string
  strong?: boolean
}) {
  return (
    <tr className={strong ? 'font-medium' : undefined}>
      <td>{label}</td>
      <td className="num">{amount}</td>
    </tr>
  )
}
