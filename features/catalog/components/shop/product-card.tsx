import { Picture } from '@/components/picture'
import { formatDecimal, formatMoney } from '@/platform/money'
import type { ProductCard as Card } from '../../rules/product-views'
import type { CatalogTranslator } from './labels'
import { PickButtons } from './pick-buttons'

/**
 * A product in a list, with the facts that buyers sort by: nothing is hidden behind a hover. Plain elements: a list of
 * them is inside a LinkArea.
 */
export function ProductCard({
  product,
  t,
  locale,
  to,
  eager = false,
  first = false,
}: {
  product: Card
  t: CatalogTranslator
  locale: string
  to: (href: string) => string
  eager?: boolean
  first?: boolean
}) {
  const facts = [
    `${product.grade ?? product.material} · ${t('finishCount', { first: product.finishes[0] ?? '', more: product.finishes.length - 1 })}`,
    `${product.size} · ${formatDecimal(product.unitWeightGrams, locale)} g`,
    `${t('moq')} ${t('pieces', { count: product.moq })} · ${t('days', { count: product.leadTimeDays })}`,
    product.styleNumber,
  ]
  return (
    <li className="card" data-style={product.styleNumber}>
      {product.imagePath ? (
        <Picture
          path={product.imagePath}
          alt={product.imageAlt}
          width={400}
          height={400}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : undefined}
        />
      ) : null}
      <h3>
        <a href={to(`/products/${product.slug}`)}>{product.name}</a>
      </h3>
      <p data-price-of={product.slug} data-list={product.fromPriceMinor}>
        <b>{t('from', { price: formatMoney(product.fromPriceMinor, 'USD', locale) })}</b>
        {` ${t('atQuantity', { quantity: product.fromQuantity })}`}
      </p>
      <p>{facts.join('\n')}</p>
      <PickButtons compare={t('compare')} save={t('save')} />
    </li>
  )
}
