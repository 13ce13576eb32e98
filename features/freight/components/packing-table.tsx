import { getLocale, getTranslations } from 'next-intl/server'
import { formatDecimal } from '@/platform/money'
import { decimalOf } from '../engine/decimal'
import type { Consignment } from '../engine/types'

/** How goods are packed: cartons by article, with weight and size. */
export async function PackingTable({ consignment }: { consignment: Consignment }) {
  const [t, locale] = await Promise.all([getTranslations('freight.packing'), getLocale()])
  const kilograms = (grams: number) => formatDecimal(decimalOf(BigInt(grams) * 1000n), locale)
  const { cartons, cartonCount, grossGrams, volumeCm3 } = consignment
  return (
    <div className="overflow-x-auto rounded-md border bg-white p-3">
      <table className="ledger">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('goods')}</th>
            <th scope="col" className="num">
              {t('cartons')}
            </th>
            <th scope="col" className="num">
              {t('pieces')}
            </th>
            <th scope="col" className="num">
              {t('size')}
            </th>
            <th scope="col" className="num">
              {t('gross')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cartons.map((each, i) => (
            <tr key={i}>
              <td>
                {each.goodsId}{' '}
                {each.remainder ? (
                  <span className="text-xs text-muted">{t('remainder')}</span>
                ) : null}
              </td>
              <td className="num">{each.count}</td>
              <td className="num">{each.pieces}</td>
              <td className="num whitespace-nowrap">
                {`${each.lengthMm} × ${each.widthMm} × ${each.heightMm}`}
              </td>
              <td className="num">{kilograms(each.grossGrams)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm">
        {t('sum', {
          cartons: cartonCount,
          kilograms: kilograms(grossGrams),
          cubic: formatDecimal(decimalOf(BigInt(volumeCm3)), locale),
        })}
      </p>
    </div>
  )
}
