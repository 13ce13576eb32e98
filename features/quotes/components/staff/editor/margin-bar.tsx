'use client'

import { useLocale, useTranslations } from 'next-intl'
import { marginPercent } from '@/features/costs/rules/quote-margin'
import { formatAmount, formatDecimal, formatMoney } from '@/platform/money'
import type { DraftMargin } from '../../../rules/draft-margin'

/**
 * Cost and margin of the whole quote by the current entries, with their breakdown; it stays in
 * view.
 */
export function MarginBar({
  margin,
  totalMinor,
  currency,
  titles,
}: {
  margin: DraftMargin
  totalMinor: number
  currency: string
  /** of lines, by id */
  titles: ReadonlyMap<string, string>
}) {
  const locale = useLocale()
  const t = useTranslations('staff.editor.margin')
  const modes = useTranslations('staff.editor.freightCards.modes')
  const { marginMinor, marginBasisPoints, riskMarginMinor, costMinor, components } = margin
  const namesOf = (ids: readonly string[]) =>
    [...new Set(ids.map((id) => titles.get(id) ?? id))].slice(0, 5).join(', ')
  const percent =
    marginBasisPoints === null
      ? ''
      : t('percent', { percent: formatDecimal(marginPercent(marginBasisPoints), locale) })
  return (
    <details className="min-w-0 flex-1 text-sm max-sm:w-full max-sm:flex-none" data-testid="margin">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1">
        <span>
          {t('total')} <span className="num">{formatMoney(totalMinor, currency, locale)}</span>
        </span>
        <span className="text-muted">
          {t('cost')} <span className="num">{formatMoney(costMinor, currency, locale)}</span>
        </span>
        <strong
          className={
            margin.belowFloor || marginMinor < 0 ? 'font-medium text-fault' : 'font-medium'
          }
          data-testid="margin-total"
        >
          {t('margin')} {formatMoney(marginMinor, currency, locale)} {percent}
        </strong>
        {riskMarginMinor === null ? null : (
          <span className="text-muted">
            {t('atP90', { amount: formatMoney(riskMarginMinor, currency, locale) })}
          </span>
        )}
        {margin.belowFloor ? <span className="text-fault">{t('belowFloor')}</span> : null}
        {margin.uncosted.length > 0 ? (
          <span className="text-caution">{t('uncosted', { count: margin.uncosted.length })}</span>
        ) : null}
      </summary>
      <div className="max-h-[40vh] overflow-y-auto pt-3">
        <table className="ledger max-w-xl">
          <tbody>
            {components.map(({ code, amountMinor, formula }) => (
              <tr key={code}>
                <th scope="row" className="font-normal">
                  {t(`components.${code}`)}
                  {formula ? (
                    <span className="block text-xs text-muted">
                      {t('formula', {
                        percent: formatDecimal(formula.percent, locale),
                        amount: formatMoney(formula.ofMinor, currency, locale),
                      })}
                    </span>
                  ) : null}
                  {code === 'freight_cost' ? (
                    <span className="block text-xs text-muted">
                      {margin.freightBy
                        ? t('freightBy', { mode: modes(margin.freightBy) })
                        : t('freightAsCharged')}
                    </span>
                  ) : null}
                </th>
                <td className="num">{formatAmount(amountMinor, locale, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {margin.uncosted.length > 0 ? (
          <p className="pt-2 text-caution">
            {t('uncostedLines', { names: namesOf(margin.uncosted) })}
          </p>
        ) : null}
        {margin.refundsNotCounted.length > 0 ? (
          <p className="pt-2 text-caution">
            {t('refunds', { names: namesOf(margin.refundsNotCounted) })}
          </p>
        ) : null}
      </div>
    </details>
  )
}
