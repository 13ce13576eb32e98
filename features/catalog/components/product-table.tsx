import { formatAmount } from '@/platform/money'
import type { ProductCard } from '../dto'
import type { CatalogTranslator } from './labels'

/** The list for buyers who know what they want: one row a product, figures in columns. */
export function ProductTable({ products, t, to }: { products: readonly ProductCard[]; t: CatalogTranslator; to: (href: string) => string }) {
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-3xl">
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('grade')}</th>
            <th scope="col">{t('size')}</th>
            <th scope="col" className="num">{t('weight')}</th>
            <th scope="col" className="num">{t('price')}</th>
            <th scope="col" className="num">{t('moq')}</th>
            <th scope="col" className="num">{t('leadTime')}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.slug}>
              <td><a href={to(`/products/${product.slug}`)} className="font-medium">{product.name}</a> <span className="font-mono text-xs text-muted">{product.styleNumber}</span></td>
              <td>{product.grade ?? product.material}</td>
              <td>{product.size}</td>
              <td className="num">{product.unitWeightGrams} g</td>
              <td className="num">{formatAmount(product.fromPriceMinor)} <span className="text-xs text-muted">{t('atQuantity', { quantity: product.fromQuantity })}</span></td>
              <td className="num">{product.moq}</td>
              <td className="num">{t('days', { count: product.leadTimeDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
