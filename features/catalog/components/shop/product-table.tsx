import { Input } from '@/components/ui/input'
import { Button } from '@/components/ui/button'
import { formatAmount, formatDecimal } from '@/platform/money'
import type { ProductCard } from '../../rules/product-views'
import type { CatalogTranslator } from './labels'

/** The list for buyers who know what they want: one row for each product, figures in columns. */
export function ProductTable({
  products,
  t,
  locale,
  to,
}: {
  products: readonly ProductCard[]
  t: CatalogTranslator
  locale: string
  to: (href: string) => string
}) {
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-4xl">
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('grade')}</th>
            <th scope="col">{t('size')}</th>
            <th scope="col" className="num">
              {t('weight')}
            </th>
            <th scope="col" className="num">
              {t('price')}
            </th>
            <th scope="col" className="num">
              {t('moq')}
            </th>
            <th scope="col" className="num">
              {t('leadTime')}
            </th>
            <th scope="col">{t('quantity')}</th>
            <th scope="col">{t('compare')}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.slug} data-style={product.styleNumber}>
              <td>
                <a href={to(`/products/${product.slug}`)} className="font-medium">
                  {product.name}
                </a>{' '}
                <span className="font-mono text-xs text-muted">{product.styleNumber}</span>
              </td>
              <td>{product.grade ?? product.material}</td>
              <td>{product.size}</td>
              <td className="num">{formatDecimal(product.unitWeightGrams, locale)} g</td>
              <td className="num">
                <span data-price-of={product.slug} data-list={product.fromPriceMinor}>
                  {formatAmount(product.fromPriceMinor, locale)}{' '}
                  <span className="text-xs text-muted">
                    {t('atQuantity', { quantity: product.fromQuantity })}
                  </span>
                </span>
              </td>
              <td className="num">{product.moq}</td>
              <td className="num">{t('days', { count: product.leadTimeDays })}</td>
              <td>
                <span className="flex items-center gap-2">
                  <Input
                    name="quantity"
                    id={`q-${product.styleNumber}`}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={10}
                    defaultValue={product.moq}
                    aria-label={t('quantityNamed', { name: product.name })}
                    className="w-20 px-2 text-end tabular-nums md:h-9"
                  />
                  <Button
                    variant="outline"
                    size="sm"
                    data-pick="request"
                    aria-label={t('addNamed', { name: product.name })}
                    className="max-md:min-h-11"
                  >
                    {t('add')}
                  </Button>
                </span>
                <span data-note />
              </td>
              <td>
                <div className="picks justify-center">
                  <button
                    type="button"
                    data-pick="compare"
                    aria-pressed="false"
                    aria-label={t('compareNamed', { name: product.name })}
                  />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
