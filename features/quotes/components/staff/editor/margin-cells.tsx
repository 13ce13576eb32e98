'use client'

import { useLocale, useTranslations } from 'next-intl'
import { marginPercent, type LineMargin } from '@/features/costs/rules/quote-margin'
import { shortCost } from '@/features/costs/rules/micros'
import { dayText } from '@/platform/dates'
import { formatAmount, formatDecimal, formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import type { LineBasis } from '../../../rules/draft-margin'

/** Cost and margin of a line, its floor price, and what the company paid or was quoted before. */
export function MarginCells({
  id,
  basis,
  margin,
  targetMinor,
  currency,
}: {
  /** of the line */
  id: string
  basis: LineBasis | undefined
  margin: LineMargin | undefined
  targetMinor: number | null
  currency: string
}) {
  const locale = useLocale()
  const t = useTranslations('staff.editor.margin')
  const cost = basis?.unitCost ?? null
  const last = basis?.lastPrice ?? null
  const why = basis?.components
    .map(({ code, of, amount }) => `${t(`parts.${code}`, { of })} ${shortCost(amount)}`)
    .join('\n')
  return (
    <>
      <td className="num" title={why}>
        {cost === null ? (
          <a
            href={`/staff/costs/entry?${new URLSearchParams({ subject: 'LINE', key: id })}`}
            target="_blank"
          >
            {t('noCost')}
          </a>
        ) : (
          <>
            {formatDecimal(shortCost(cost), locale)}
            <small
              className={
                margin?.belowFloor || margin?.aboveCost === false ? 'text-fault' : undefined
              }
            >
              {margin?.marginBasisPoints == null
                ? '–'
                : t('percent', {
                    percent: formatDecimal(marginPercent(margin.marginBasisPoints), locale),
                  })}
              {margin?.aboveCost === false ? ` ${t('aboveShort')}` : null}
              {margin?.belowFloor && margin.aboveCost ? ` ${t('belowShort')}` : null}
            </small>
          </>
        )}
      </td>
      <td className="num">
        {margin?.floorMinor == null ? '–' : formatAmount(margin.floorMinor, locale, currency)}
      </td>
      <td className="num">
        {last ? (
          <span
            title={t('lastOf', {
              number: formatQuoteNumber(last.quoteSerial),
              day: dayText(last.day.slice(0, 10), locale),
              quantity: last.quantity,
            })}
          >
            {last.currency === currency
              ? formatAmount(last.unitPriceMinor, locale, currency)
              : formatMoney(last.unitPriceMinor, last.currency, locale)}
          </span>
        ) : (
          '–'
        )}
        {targetMinor === null ? null : (
          <small>{t('target', { price: formatAmount(targetMinor, locale, currency) })}</small>
        )}
      </td>
    </>
  )
}
