import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import type { ProductCard as Card } from '../dto'

/** A product in a list, with the facts a buyer sorts by: nothing hides behind a hover. */
export async function ProductCard({ product, eager = false }: { product: Card; eager?: boolean }) {
  const t = await getTranslations('catalog')
  return (
    <li className="group relative grid content-start gap-2 border-b pb-4">
      <div className="aspect-square overflow-hidden rounded-md bg-ground">
        {product.imagePath ? (
          <Image src={product.imagePath} alt={product.imageAlt} width={400} height={400} loading={eager ? 'eager' : 'lazy'} sizes="(min-width: 64rem) 20rem, 50vw" className="size-full object-cover" />
        ) : null}
      </div>
      <div>
        <h3 className="text-sm font-semibold">
          <Link href={`/products/${product.slug}`} className="no-underline after:absolute after:inset-0 group-hover:underline">{product.name}</Link>
        </h3>
        <p className="font-mono text-xs text-muted">{product.styleNumber}</p>
      </div>
      <p className="text-sm"><span className="font-semibold">{t('from', { price: formatMoney(product.fromPriceMinor, 'USD') })}</span> <span className="text-muted">{t('atQuantity', { quantity: product.fromQuantity })}</span></p>
      <dl className="grid grid-cols-2 gap-x-3 gap-y-0.5 text-xs [&_dt]:text-muted">
        <dt>{t('grade')}</dt><dd>{product.grade ?? product.material}</dd>
        <dt>{t('finishes')}</dt><dd>{t('finishCount', { first: product.finishes[0] ?? '', more: product.finishes.length - 1 })}</dd>
        <dt>{t('size')}</dt><dd>{product.size}, {product.unitWeightGrams} g</dd>
        <dt>{t('moq')}</dt><dd>{t('pieces', { count: product.moq })}</dd>
        <dt>{t('leadTime')}</dt><dd>{t('days', { count: product.leadTimeDays })}</dd>
      </dl>
    </li>
  )
}
