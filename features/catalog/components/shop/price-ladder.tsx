import {
  activeBreakIndex,
  type ListPrice,
  type PriceBreak,
} from '@/features/pricing/rules/list-price'
import { dayText } from '@/platform/dates'
import { formatAmount, formatMoney, formatWhole } from '@/platform/money'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'

/**
 * The price of a piece by quantity, with finish and options; the row for the selected quantity is marked in words too.
 */
export function PriceLadder({
  breaks,
  list,
  until,
  quantity,
  texts,
}: {
  breaks: readonly PriceBreak[]
  /** the catalog's breaks, where the shown ones are the company's own */
  list: readonly PriceBreak[] | undefined
  /** the last day of the own prices; null: open-ended */
  until: string | null
  quantity: number
  texts: ConfiguratorTexts
}) {
  const { locale } = texts
  const active = activeBreakIndex(breaks, quantity)
  return (
    <table className="ledger">
      <caption className="pb-1 text-start text-sm font-medium">
        {list ? (
          <>
            <span className="text-ok" data-testid="own-price">
              {until ? fill(texts.ownUntil, { day: dayText(until, locale) }) : texts.own}
            </span>{' '}
            <span className="block text-xs font-normal text-muted">{texts.ownListed}</span>
          </>
        ) : (
          texts.ladder
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{texts.fromQuantity}</th>
          <th scope="col" className="num">
            {texts.unitPrice}
          </th>
        </tr>
      </thead>
      <tbody>
        {breaks.map((each, i) => (
          <tr
            key={each.fromQuantity}
            className={i === active ? 'bg-info-soft font-semibold' : undefined}
            aria-current={i === active ? 'true' : undefined}
          >
            <td className="py-1! ps-2!">
              {formatWhole(each.fromQuantity, locale)}
              {i === active ? (
                <span className="ms-2 text-xs font-normal text-info">{texts.active}</span>
              ) : null}
            </td>
            <td className="num py-1!">
              {list ? (
                <Listed
                  minor={list[activeBreakIndex(list, each.fromQuantity)]?.unitPriceMinor ?? 0}
                  own={each.unitPriceMinor}
                  locale={locale}
                />
              ) : null}
              {formatAmount(each.unitPriceMinor, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Listed = ({ minor, own, locale }: { minor: number; own: number; locale: string }) =>
  minor === own ? null : (
    <s className="me-3 font-normal text-muted">{formatAmount(minor, locale)}</s>
  )

/** How many more pieces reach the next price, and what that saves on all of them. */
export function addMore(
  { addQuantity, unitSavingMinor, fromQuantity }: NonNullable<ListPrice['nextBreak']>,
  texts: ConfiguratorTexts,
): string {
  const { locale } = texts
  return fill(texts.addSave, {
    count: addQuantity,
    total: formatMoney(unitSavingMinor * fromQuantity, 'USD', locale),
    saving: formatMoney(unitSavingMinor, 'USD', locale),
    from: fromQuantity,
  })
}
